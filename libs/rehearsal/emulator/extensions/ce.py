"""moto lacks the anomaly monitors and anomaly subscriptions of Cost Explorer.

They are kept as they are described; moto's own tagging of Cost Explorer serves their tags.
"""

import json
from datetime import date
from uuid import uuid4

from moto.ce.models import CostExplorerBackend
from moto.ce.responses import CostExplorerResponse
from moto.core.exceptions import JsonRESTError

from . import add_calls

UPDATABLE = ("Frequency", "MonitorArnList", "Subscribers", "SubscriptionName", "Threshold", "ThresholdExpression")


def install() -> None:
    start = CostExplorerBackend.__init__

    def start_with_anomalies(self, region_name, account_id):
        start(self, region_name, account_id)
        self.anomaly_monitors: dict[str, dict] = {}
        self.anomaly_subscriptions: dict[str, dict] = {}

    CostExplorerBackend.__init__ = start_with_anomalies
    add_calls(CostExplorerResponse, Calls)


class Calls:
    def create_anomaly_monitor(self):
        arn = new_arn(self, "anomalymonitor")
        today = date.today().isoformat()
        self.ce_backend.anomaly_monitors[arn] = {
            **self._get_param("AnomalyMonitor"),
            "MonitorArn": arn,
            "CreationDate": today,
            "LastUpdatedDate": today,
        }
        self.ce_backend.tag_resource(arn, self._get_param("ResourceTags") or [])
        return json.dumps({"MonitorArn": arn})

    def get_anomaly_monitors(self):
        found = chosen(self.ce_backend.anomaly_monitors, self._get_param("MonitorArnList"), unknown_monitor)
        return json.dumps({"AnomalyMonitors": found})

    def update_anomaly_monitor(self):
        monitor = one(self.ce_backend.anomaly_monitors, self._get_param("MonitorArn"), unknown_monitor)
        monitor["MonitorName"] = self._get_param("MonitorName") or monitor["MonitorName"]
        monitor["LastUpdatedDate"] = date.today().isoformat()
        return json.dumps({"MonitorArn": monitor["MonitorArn"]})

    def delete_anomaly_monitor(self):
        forget(self, self.ce_backend.anomaly_monitors, self._get_param("MonitorArn"), unknown_monitor)
        return "{}"

    def create_anomaly_subscription(self):
        wanted = self._get_param("AnomalySubscription")
        chosen(self.ce_backend.anomaly_monitors, wanted["MonitorArnList"], unknown_monitor)
        arn = new_arn(self, "anomalysubscription")
        self.ce_backend.anomaly_subscriptions[arn] = {
            **wanted,
            "Subscribers": confirmed(wanted["Subscribers"]),
            "SubscriptionArn": arn,
            "AccountId": self.current_account,
        }
        self.ce_backend.tag_resource(arn, self._get_param("ResourceTags") or [])
        return json.dumps({"SubscriptionArn": arn})

    def get_anomaly_subscriptions(self):
        arns, monitor = self._get_param("SubscriptionArnList"), self._get_param("MonitorArn")
        found = chosen(self.ce_backend.anomaly_subscriptions, arns, unknown_subscription)
        mine = [each for each in found if monitor is None or monitor in each["MonitorArnList"]]
        return json.dumps({"AnomalySubscriptions": mine})

    def update_anomaly_subscription(self):
        arn = self._get_param("SubscriptionArn")
        subscription = one(self.ce_backend.anomaly_subscriptions, arn, unknown_subscription)
        given = {name: self._get_param(name) for name in UPDATABLE}
        subscription.update({name: value for name, value in given.items() if value is not None})
        subscription["Subscribers"] = confirmed(subscription["Subscribers"])
        return json.dumps({"SubscriptionArn": arn})

    def delete_anomaly_subscription(self):
        arn = self._get_param("SubscriptionArn")
        forget(self, self.ce_backend.anomaly_subscriptions, arn, unknown_subscription)
        return "{}"


def new_arn(call: CostExplorerResponse, kind: str) -> str:
    return f"arn:{call.partition}:ce::{call.current_account}:{kind}/{uuid4()}"


def one(known: dict[str, dict], arn: str, unknown) -> dict:
    if arn not in known:
        raise unknown(arn)
    return known[arn]


def chosen(known: dict[str, dict], arns: list[str] | None, unknown) -> list[dict]:
    return [one(known, arn, unknown) for arn in arns] if arns else list(known.values())


def forget(call: CostExplorerResponse, known: dict[str, dict], arn: str, unknown) -> None:
    one(known, arn, unknown)
    del known[arn]
    call.ce_backend.tagger.delete_all_tags_for_resource(arn)


def confirmed(subscribers: list[dict]) -> list[dict]:
    """AWS asks a subscriber by mail; here, everybody has agreed."""
    return [{"Status": "CONFIRMED", **subscriber} for subscriber in subscribers]


def unknown_monitor(arn: str) -> JsonRESTError:
    return JsonRESTError("UnknownMonitorException", f"No anomaly monitor {arn}")


def unknown_subscription(arn: str) -> JsonRESTError:
    return JsonRESTError("UnknownSubscriptionException", f"No anomaly subscription {arn}")
