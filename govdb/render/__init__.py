from govdb.render.result import Report
def render(report, format, *, width, colour):
    for t in report.display or report.tables:
        yield f"\n== {t.title}\n{t.columns}\n"
        for r in t.rows: yield f"{tuple(r)}\n"
        for n in t.notes: yield f"  {n}\n"
    if report.footer:
        yield "\n".join(report.footer.caveats)+"\n"
        for r in (report.footer.sources.rows if report.footer.sources else []): yield f"{r}\n"
        yield f"release {report.footer.release} {report.footer.released_on}\n"
