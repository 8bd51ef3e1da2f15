"""Reads a report as a committee does: headings, what stands under them, every word, every proof."""

from tracker.reports.blocks import Bullets, Counts, Heading, Illustration, Prose, Run, Table


def headings(report):
    return [block for block in report.blocks if isinstance(block, Heading)]


def under(report, heading, of=None):
    """The blocks under the first heading of these words (behind that of the words `of`) until the next one."""
    blocks = list(report.blocks)
    titles = [getattr(block, "text", "") if isinstance(block, Heading) else None for block in blocks]
    first = titles.index(of) if of else 0
    at = titles.index(heading, first) + 1
    ends = next((n for n in range(at, len(blocks)) if isinstance(blocks[n], Heading)), len(blocks))
    return blocks[at:ends]


def lines(blocks):
    """The words of blocks, one line for each sentence, item, row or caption."""
    return ["".join(run.text for run in runs) for runs in lines_of_runs(blocks)]


def lines_of_runs(blocks):
    for block in blocks:
        match block:
            case Heading():
                yield (Run(block.text),)
            case Prose():
                yield block.words
            case Bullets():
                yield from block.items
            case Counts():
                for figure, words, then in block.items:
                    yield (*figure, Run(f" {words} {then}"))
            case Table():
                yield (Run(block.caption),)
                yield (Run(block.alt),)
                yield tuple(Run(f"{column.heading} | ") for column in block.columns)
                for row in block.rows:
                    yield tuple(run for cell in row for run in (*cell, Run(" | ")))
            case Illustration():
                yield (Run(f"{block.caption} {block.alt}"),)


def runs(report):
    """Every stretch of text of the blocks."""
    return [run for line in lines_of_runs(report.blocks) for run in line]


def all_words(report):
    """All that is written anywhere in a report."""
    front = report.front
    facts = [f"{label} {''.join(run.text for run in words)}" for label, words in front.facts]
    asked = ["".join(run.text for run in words) for words in front.recommendations]
    sources = [source.text for source in report.sources]
    return "\n".join([front.title, front.subtitle, *facts, *asked, *lines(report.blocks), *sources, report.foot])
