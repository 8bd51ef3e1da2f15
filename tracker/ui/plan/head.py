"""The head of the page of a plan: its search, and its people."""

from __future__ import annotations

from tracker.columns.words import counted
from tracker.domain.plan import Plan, Theme
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.page_head import PageHead


class PlanHead(PageHead):
    """Finds themes by any of their words."""

    def __init__(self) -> None:
        super().__init__("Plan", "Search the plan")
        self.people = SmallButton("People…")
        self.people.setAccessibleName("The people of the plan")
        inside, flow = flowing()
        flow.addWidget(self.people)
        self.lay_out(self.search, chips=inside)

    def finds(self, theme: Theme) -> bool:
        """Whether a theme, or what stands in it, has all the words that are searched for."""
        words = self.search.text().casefold().split()
        if not words:
            return True
        texts = [theme.heading, *theme.ambition, *(f"{one.heading} {one.text}" for one in theme.evidence)]
        texts += [f"{one.ref} {one.text} {one.lead.as_printed}" for one in theme.actions]
        texts += [f"{one.ref} {one.name}" for one in theme.measures]
        whole = "\n".join(texts).casefold()
        return all(word in whole for word in words)

    def tell(self, count: int, plan: Plan) -> None:
        """How many themes are shown."""
        self.shown.setText(counted(count, plan.theme_word.lower()))
