"""PDF files of ruled tables and lines of words, as small as they can be."""

WIDTH, HEIGHT = 595, 842
_LEADING = 14


class Paper:
    """Pages on which is written from the top."""

    def __init__(self):
        self.pages, self.at = [[]], 60

    def say(self, *lines, size=10, left=50):
        """Lines of words, each below the one before."""
        for line in lines:
            self._words(line, left, self.at + size, size)
            self.at += _LEADING if size == 10 else size * 1.6
        return self

    def gap(self, points=20):
        """Room."""
        self.at += points
        return self

    def turn(self):
        """A further page."""
        self.pages.append([])
        self.at = 60
        return self

    def table(self, *rows, widths=(50, 150, 100, 80, 80), fills=None, merged=()):
        """A ruled table of texts, whose lines are told apart by line breaks; `fills` and `merged` by row and column.

        A merged cell goes on in the next column.
        """
        for at, row in enumerate(rows):
            height = 6 + _LEADING * max(text.count("\n") + 1 for text in row)
            left = 50
            for column, (text, wide) in enumerate(zip(row, widths, strict=False)):
                if (at, column - 1) in merged:
                    left += wide
                    continue
                whole = wide + (widths[column + 1] if (at, column) in merged else 0)
                self._box(left, self.at, whole, height, (fills or {}).get((at, column)))
                for number, line in enumerate(text.split("\n")):
                    self._words(line, left + 4, self.at + 12 + number * _LEADING, 10)
                left += wide
            self.at += height
        return self

    def _box(self, left, top, wide, high, fill):
        place = f"{left} {HEIGHT - top - high} {wide} {high} re"
        self.pages[-1] += [f"{fill} rg {place} f 0 g"] if fill else []
        self.pages[-1].append(f"{place} S")

    def _words(self, text, left, base, size):
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.pages[-1].append(f"BT /F1 {size} Tf {left} {HEIGHT - base} Td ({safe}) Tj ET")

    def save(self, path, more=""):
        """Write the file; `more` is what its trailer says besides."""
        kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(self.pages)))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        for at, marks in enumerate(self.pages):
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * at} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>"
            )
            stream = "\n".join(marks)
            objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        out, places = b"%PDF-1.4\n", []
        for number, one in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        size = len(objects) + 1
        end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {more}>>\n"
        path.write_bytes(out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode())
        return path


HEAD = ("Ref", "Action", "Lead", "Review date", "RAG")
