"""The few calls of Superset's REST API that the check needs, with the standard library alone."""

import json
import time
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, Request, build_opener

STARTING_SECONDS = 120
BOUNDARY = "govdb-dashboard"


class Superset:
    """A Superset that runs at ``url``, logged in."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self._url = url
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self._headers: dict[str, str] = {"Referer": url}
        self._wait()
        given = {"username": user, "password": password, "provider": "db", "refresh": False}
        token = self._call("/api/v1/security/login", given)["access_token"]
        self._headers["Authorization"] = f"Bearer {token}"
        self._headers["X-CSRFToken"] = self._call("/api/v1/security/csrf_token/")["result"]

    def import_dashboard(self, packed: bytes, passwords: dict[str, str]) -> None:
        """Import a zip file of a dashboard, with the passwords that are masked in it."""
        fields = {"passwords": json.dumps(passwords), "overwrite": "true"}
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
            for name, text in fields.items()
        ]
        file = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="formData"; filename="dashboard.zip"\r\n'
        head = "".join(parts) + file + "Content-Type: application/zip\r\n\r\n"
        body = head.encode() + packed + f"\r\n--{BOUNDARY}--\r\n".encode()
        self._call("/api/v1/dashboard/import/", body, f"multipart/form-data; boundary={BOUNDARY}")

    def charts(self) -> list[dict[str, Any]]:
        """All charts, with their parameters and the columns of their data set."""
        found = self._call("/api/v1/chart/")["result"]
        charts = [self._call(f"/api/v1/chart/{each['id']}")["result"] | each for each in found]
        return [chart | {"params": json.loads(chart["params"])} for chart in charts]

    def has_column(self, chart: dict[str, Any], name: str) -> bool:
        """Whether the data set of a chart has a column."""
        dataset = self._call(f"/api/v1/dataset/{chart['datasource_id']}")["result"]
        return name in {column["column_name"] for column in dataset["columns"]}

    def data(self, chart: dict[str, Any], query: dict[str, Any]) -> list[dict[str, Any]]:
        """The rows of a query over the data set of a chart."""
        source = {"id": chart["datasource_id"], "type": "table"}
        asked = {
            "datasource": source,
            "force": True,
            "queries": [query],
            "result_format": "json",
            "result_type": "full",
        }
        return self._call("/api/v1/chart/data", asked)["result"][0]["data"]

    def _wait(self) -> None:
        for _ in range(STARTING_SECONDS):
            try:
                self._opener.open(f"{self._url}/health", timeout=5).close()
            except (URLError, OSError):
                time.sleep(1)
            else:
                return
        raise SystemExit("Superset does not answer: see the file log in its folder")

    def _call(self, path: str, body: Any = None, kind: str = "application/json") -> Any:
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = Request(self._url + path, data, self._headers | {"Content-Type": kind})  # noqa: S310 - 127.0.0.1
        try:
            with self._opener.open(request, timeout=120) as answer:
                return json.load(answer)
        except URLError as error:
            said = error.read().decode() if hasattr(error, "read") else str(error)
            raise SystemExit(f"Superset refuses {path}: {said}") from None


def chart_query(params: dict[str, Any], filters: dict[str, str]) -> dict[str, Any]:
    """The query that the browser makes of the parameters of a chart and the filters of the dashboard."""
    columns: list[Any] = list(params.get("groupby", []))
    if axis := params.get("x_axis"):
        grain = params.get("time_grain_sqla")
        time_axis = {
            "label": axis,
            "sqlExpression": axis,
            "expressionType": "SQL",
            "timeGrain": grain,
            "columnType": "BASE_AXIS",
        }
        columns.insert(0, time_axis if grain else axis)
    where = [{"col": f["subject"], "op": f["operator"], "val": f["comparator"]} for f in params["adhoc_filters"]]
    where += [{"col": column, "op": "IN", "val": [value]} for column, value in filters.items()]
    return {"columns": columns, "metrics": params["metrics"], "filters": where, "row_limit": 10000, "orderby": []}
