"""What moto forgets and lacks of CloudWatch Logs.

1. The class of a log group is forgotten, so that Terraform would replace a group whose class is given.
2. Saved queries are missing. They are kept as they are described.
"""

import json
from time import time
from uuid import uuid4

from moto.core.exceptions import JsonRESTError
from moto.logs.models import LogGroup, LogsBackend
from moto.logs.responses import LogsResponse

from . import add_calls

QUERY = ("name", "queryString", "logGroupNames", "queryLanguage", "parameters")


def install() -> None:
    keep_class()
    save_queries()


def keep_class() -> None:
    create_log_group = LogsResponse.create_log_group
    to_describe_dict = LogGroup.to_describe_dict

    def create(self):
        answer = create_log_group(self)
        group = self.logs_backend.groups[self._get_param("logGroupName")]
        group.log_group_class = self._get_param("logGroupClass") or "STANDARD"
        return answer

    def describe(self):
        # A group that another service made has none.
        return {**to_describe_dict(self), "logGroupClass": getattr(self, "log_group_class", "STANDARD")}

    LogsResponse.create_log_group = create
    LogGroup.to_describe_dict = describe


def save_queries() -> None:
    start = LogsBackend.__init__

    def start_with_queries(self, region_name, account_id):
        start(self, region_name, account_id)
        self.saved_queries: dict[str, dict] = {}

    LogsBackend.__init__ = start_with_queries
    add_calls(LogsResponse, Calls)


class Calls:
    def put_query_definition(self):
        query_id = self._get_param("queryDefinitionId")
        if query_id:
            saved_query(self, query_id)
        query_id = query_id or str(uuid4())
        self.logs_backend.saved_queries[query_id] = {
            "queryDefinitionId": query_id,
            "queryLanguage": "CWLI",
            "lastModified": int(time() * 1000),
            **{key: value for key in QUERY if (value := self._get_param(key)) is not None},
        }
        return json.dumps({"queryDefinitionId": query_id})

    def describe_query_definitions(self):
        prefix = self._get_param("queryDefinitionNamePrefix") or ""
        saved = self.logs_backend.saved_queries.values()
        return json.dumps({"queryDefinitions": [query for query in saved if query["name"].startswith(prefix)]})

    def delete_query_definition(self):
        query = saved_query(self, self._get_param("queryDefinitionId"))
        del self.logs_backend.saved_queries[query["queryDefinitionId"]]
        return json.dumps({"success": True})


def saved_query(call: LogsResponse, query_id: str) -> dict:
    saved = call.logs_backend.saved_queries
    if query_id not in saved:
        raise JsonRESTError("ResourceNotFoundException", f"No saved query {query_id}")
    return saved[query_id]
