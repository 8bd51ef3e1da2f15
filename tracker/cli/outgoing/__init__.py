"""The commands that write something to be sent: charts, workbooks, reports."""
