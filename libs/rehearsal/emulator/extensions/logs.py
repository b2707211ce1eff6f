"""moto forgets the class of a log group, so that Terraform would replace a group whose class is given."""

from moto.logs.models import LogGroup
from moto.logs.responses import LogsResponse


def install() -> None:
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
