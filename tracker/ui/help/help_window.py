"""The help beside the window: its chapters, a line that searches them, and the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.searching.words_around import where_words_stand, without_accents
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.help.chapters import OF_PAGES, Chapter, HelpSection, chapters, sections_with
from tracker.ui.help.help_text import JOIN, PLACE_OF_PICTURE, HelpText, for_reading, make_unseen
from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.tables.copying import offer_list_copies
from tracker.ui.widgets.labels import HeardLabel

_SECTION = Qt.ItemDataRole.UserRole


class _Wrapped(QStyledItemDelegate):
    """As high as the lines need that are painted: without it Qt breaks them as if there were no padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Measured beside the padding."""
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(0, 0, -2 * GRID, 0)
        return super().sizeHint(inside, index)


class HelpWindow(Dialog):
    """It stays open beside the window until it is closed. `section` is what it was opened at or is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help")
        self.section: HelpSection | None = None
        self.search = QLineEdit()
        self.search.setAccessibleName("Search the help")
        self.search.setPlaceholderText("Search the help")
        self.said = HeardLabel(quiet=True, wrap=False)
        self.list = self._chapters()
        self.text = HelpText()
        self.text.setAccessibleName("Help text")
        self.text.setOpenLinks(False)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_again)
        self._lay_out()
        letter, window = self.fontMetrics().averageCharWidth(), parent.window().size()
        self.resize(min(120 * letter, window.width() * 9 // 10), window.height() * 9 // 10)
        self.search.textChanged.connect(lambda _: self._list())
        self.list.currentItemChanged.connect(lambda item, _: self._chosen(item))
        self.list.itemActivated.connect(lambda _: self.text.setFocus())
        self.text.anchorClicked.connect(self._follow)
        self._list()

    def _chapters(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName("Chapters")
        made.setObjectName("chapters")
        made.setWordWrap(True)
        made.setItemDelegate(_Wrapped(made))
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
        made.setTextElideMode(Qt.TextElideMode.ElideNone)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        offer_list_copies(made)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.search, 1)
        head.addWidget(self.said)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        column.addLayout(row, 1)

    # What is listed

    def _list(self) -> None:
        """The chapters, or the sections in which the words stand."""
        words = self.search.text().strip()
        found = sections_with(words) if words else [chapter.sections[0] for chapter in chapters()]
        titles = {chapter.name: chapter.title for chapter in chapters()}
        self.list.clear()
        for section in found:
            title = titles[section.chapter]
            item = QListWidgetItem(title if section.heading == title else f"{section.heading}\n{title}")
            item.setData(_SECTION, section)
            self.list.addItem(item)
        self.said.setText("" if not words else f"{len(found)} found" if found else "Nothing has all these words")
        self.said.setVisible(bool(words))
        self.list.setCurrentRow(0)

    def open_at(self, page: str) -> None:
        """The section of a page of the window; the first chapter where it has none."""
        self.search.clear()
        self._go_to(OF_PAGES if page else chapters()[0].name, page)

    def _go_to(self, name: str, heading: str = "") -> None:
        chapter = next(one for one in chapters() if one.name == name)
        section = next((one for one in chapter.sections if one.heading == heading), chapter.sections[0])
        row = chapters().index(chapter)
        if not self.search.text().strip():
            self.list.setCurrentRow(row)
        self._show(chapter, section)

    def _follow(self, link: QUrl) -> None:
        """A link leads to another chapter."""
        self.search.clear()
        self._go_to(link.toString().removesuffix(".md"))

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            section = item.data(_SECTION)
            self._show(next(one for one in chapters() if one.name == section.chapter), section)

    # What is shown

    def _show(self, chapter: Chapter, section: HelpSection) -> None:
        self.section = section
        document = self.text.document()
        document.setMarkdown(for_reading(chapter.markdown), QTextDocument.MarkdownFeature.MarkdownNoHTML)
        self._loosen(document)
        self._mark()
        self._scroll()

    def _show_again(self) -> None:
        if self.section is not None:
            name = self.section.chapter
            self._show(next(one for one in chapters() if one.name == name), self.section)

    def _scroll(self) -> None:
        """The heading of the section comes to the top, as far as what follows it allows."""
        if self.section is None:
            return
        document, block = self.text.document(), self._block_of(self.section.heading)
        self.text.setTextCursor(QTextCursor(block))
        top = document.documentLayout().blockBoundingRect(block).top()
        self.text.verticalScrollBar().setValue(0 if block == document.begin() else int(top) - GRID)

    def _loosen(self, document: QTextDocument) -> None:
        """Lines with air between them, and headings apart from what stands above."""
        document.setDocumentMargin(GRID * 2)
        cursor, block = QTextCursor(document), document.begin()
        while block.isValid():
            look = block.blockFormat()
            if look.nonBreakableLines():  # a command: what does not fit goes on further in
                look.setNonBreakableLines(False)
                look.setLeftMargin(4 * GRID)
                look.setTextIndent(-2 * GRID)
            if PLACE_OF_PICTURE not in block.text():
                look.setLineHeight(125, 1)  # per cent
            if look.headingLevel():
                look.setTopMargin(GRID * 2)
                look.setBottomMargin(GRID)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(look)
            block = block.next()
        make_unseen(document)

    def _block_of(self, heading: str) -> QTextBlock:
        block = self.text.document().begin()
        while block.isValid() and not (block.blockFormat().headingLevel() and block.text() == heading):
            block = block.next()
        return block if block.isValid() else self.text.document().begin()

    def _mark(self) -> None:
        """The words that were searched for, wherever they stand in the chapter."""
        words = without_accents(self.search.text()).split()
        shown, marks = self.text.document().toPlainText(), []
        places = [place for place, sign in enumerate(shown) if sign != JOIN]  # of what is seen, in what is shown
        for first, after in where_words_stand(shown.replace(JOIN, ""), words):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.text.document())
            mark.cursor.setPosition(places[first])
            mark.cursor.setPosition(places[after - 1] + 1, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(QColor(current_palette().bands.requires_improvement))
            mark.format.setProperty(QTextFormat.Property.FontUnderline, True)
            marks.append(mark)
        self.text.setExtraSelections(marks)

    # Keys, and how it looks

    own_keys = (
        OwnKey("Down", "goes from the search to the chapters"),
        OwnKey("Enter", "goes from the search or a chapter into the text"),
        OwnKey("Esc", "closes the help"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the line the arrow down goes into the list, and Enter into the text; Esc closes."""
        if self.search.hasFocus() and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
        elif self.search.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.text.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere in another width, and pictures are as wide as there is room."""
        super().resizeEvent(event)
        names = 38 * self.fontMetrics().averageCharWidth()  # as wide as most names of chapters
        self.list.setFixedWidth(min(names, self.width() // 3))
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Another look or text size: the text is set anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.section is not None:
            self._show_again()
