"""The report as one HTML file that loads nothing: text escaped, styles within, and a map in a frame of
its own, whose scripts are the only ones that may run."""

from __future__ import annotations

from datetime import datetime
from html import escape

from app.domain.report_period import Report
from resources.tokens import Palette, load_tokens
from storage.papers.report_map import map_frame
from storage.papers.report_table import about, basis_words, earlier_words, tables, title_of
from storage.papers.report_values import ALL_DRIVERS, Column, Kind, Table, Value


def report_html(report: Report) -> bytes:
    """The page's bytes."""
    title = title_of(report)
    place = " · ".join(filter(None, (report.region, f"times in {report.timezone}")))
    body = "\n".join(_section(table) for table in tables(report))
    frame, scripts = map_frame(report)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    if scripts:
        policy += f"; script-src {scripts}; img-src data:"
    corrected = f"<p><strong>{escape(earlier_words(report))}</strong></p>" if report.earlier else ""
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>
{_style(load_tokens().light)}
</style>
</head>
<body>
<h1>{escape(title)}</h1>
<p>{escape(place)}</p>
{corrected}{frame}
{body}
<footer>{escape(basis_words(report))}<br>{_trust(report)}</footer>
</body>
</html>
"""
    return page.encode()


def _trust(report: Report) -> str:
    """What a reader checks it by."""
    return "<br>".join(f"{escape(name)}: {escape(value)}" for name, value in about(report))


def _style(look: Palette) -> str:
    states = "\n".join(
        f'td[data-state="{escape(state.word)}"] {{ color: {state.colour}; font-weight: 600 }}'
        for state in look.states.values()
    )
    return f"""body {{ font: 13px system-ui, sans-serif; color: {look.text}; background: {look.panel};
  margin: 24px; font-variant-numeric: tabular-nums }}
h1 {{ font-size: 20px; margin: 0 }}
h2 {{ font-size: 15px; margin: 24px 0 8px }}
p, footer {{ color: {look.muted} }}
footer {{ margin-top: 24px; overflow-wrap: anywhere }}
iframe {{ width: 100%; height: 60vh; border: 1px solid {look.line}; border-radius: 4px }}
.scroll {{ overflow-x: auto }}
table {{ border-collapse: collapse }}
th, td {{ padding: 4px 8px; border-bottom: 1px solid {look.line}; text-align: left;
  vertical-align: top }}
th {{ font-size: 11px; color: {look.muted}; vertical-align: bottom }}
.n {{ text-align: right; white-space: nowrap }}
tr.all td {{ font-weight: 600; border-top: 2px solid {look.text} }}
td.late {{ color: {look.late}; font-weight: 600 }}
{states}"""


def _section(table: Table) -> str:
    heads = "".join(
        f'<th scope="col"{_class(column)}>{escape(column.head)}</th>' for column in table.columns
    )
    rows = "\n".join(_row(table.columns, row) for row in table.rows)
    return (
        f'<h2>{escape(table.title)}</h2>\n<div class="scroll"><table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _class(column: Column) -> str:
    return "" if column.kind is Kind.TEXT else ' class="n"'


def _row(columns: tuple[Column, ...], row: tuple[Value, ...]) -> str:
    cells = "".join(_cell(column, value) for column, value in zip(columns, row, strict=True))
    return f"<tr{' class="all"' if row[0] == ALL_DRIVERS else ''}>{cells}</tr>"


def _cell(column: Column, value: Value) -> str:
    text = escape(_text(column.kind, value))
    if column.head == "State":
        return f'<td data-state="{text}">{text}</td>'
    if column.kind is Kind.MINUTES and value:
        return f'<td class="n late">{text}</td>'
    return f"<td{_class(column)}>{text}</td>"


def _text(kind: Kind, value: Value) -> str:
    if value is None:
        return "–" if kind is not Kind.CLOCK else ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return f"{value:%H:%M}"
    digits = {Kind.COUNT: ",d", Kind.KILOMETRES: ",.1f", Kind.MINUTES: ",.1f", Kind.SHARE: ".1%"}
    return format(value, digits.get(kind, ",.2f"))
