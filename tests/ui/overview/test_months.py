"""The bars of many months: where not all have room, those that are seen are seen whole."""

from PySide6.QtCore import QCoreApplication

from tracker.ui.overview.months import AcrossArea, MonthBar, MonthsView


def test_the_month_of_today_is_in_sight_and_no_month_is_cut_at_the_left(qtbot):
    view = MonthsView("Reviews by month")
    area = AcrossArea(view)
    qtbot.addWidget(area)
    view.show_months([MonthBar(f"May {at}", None) for at in range(2000, 2030)])
    for width in (300, 437, 611):
        area.resize(width, 200)
        area.show()
        QCoreApplication.processEvents()
        area.stand(17)
        begins, step = area.horizontalScrollBar().value(), view.step
        assert begins % step == 0
        assert begins <= 17 * step and 18 * step <= begins + area.viewport().width()
