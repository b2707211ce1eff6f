"""moto describes composite alarms, and lacks the call that makes them."""

import re

from moto.cloudwatch.exceptions import ValidationError
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import EmptyResult

from . import add_calls

NAMED = re.compile(r"""\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^\s()"']+))\s*\)""")
SUPPRESSOR = {
    "actions_suppressor": "ActionsSuppressor",
    "actions_suppressor_wait_period": "ActionsSuppressorWaitPeriod",
    "actions_suppressor_extension_period": "ActionsSuppressorExtensionPeriod",
}


def install() -> None:
    add_calls(CloudWatchResponse, Calls)


class Calls:
    def put_composite_alarm(self):
        backend, name, rule = self.cloudwatch_backend, self._get_param("AlarmName"), self._get_param("AlarmRule")
        unknown = sorted(child for child in children_of(rule) if child not in backend.alarms)
        if unknown:
            raise ValidationError(
                f"Could not save the composite alarm as alarms [{', '.join(unknown)}] in the alarm rule do not exist"
            )
        # moto makes an alarm with a rule of what it makes an alarm of a metric of.
        self.put_metric_alarm()
        alarm = backend.alarms[name]
        for attribute, member in SUPPRESSOR.items():
            setattr(alarm, attribute, self._get_param(member))
        return EmptyResult()


def children_of(rule: str) -> set[str]:
    return {name for names in NAMED.findall(rule) for name in names if name}
