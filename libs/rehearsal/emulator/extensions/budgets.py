"""moto lacks the subscribers of a budget's notifications, tags of budgets, and UpdateBudget.

Subscribers and tags are answered from the budget itself: they come with CreateBudget and go with DeleteBudget.
"""

import json

from moto.budgets.exceptions import NotFoundException
from moto.budgets.models import Budget
from moto.budgets.responses import BudgetsResponse

from . import add_calls


def install() -> None:
    create_budget = BudgetsResponse.create_budget

    def create_with_tags(self):
        answer = create_budget(self)
        budget = find(self, self._get_param("Budget")["BudgetName"])
        budget.resource_tags = as_map(self._get_param("ResourceTags"))
        return answer

    BudgetsResponse.create_budget = create_with_tags
    add_calls(BudgetsResponse, Calls)


class Calls:
    def update_budget(self):
        wanted = self._get_param("NewBudget")
        budget = find(self, wanted["BudgetName"])
        budget.budget = Budget({"TimePeriod": budget.budget["TimePeriod"], **wanted}, []).budget
        return "{}"

    def describe_subscribers_for_notification(self):
        wanted = self._get_param("Notification")
        for notification in find(self, self._get_param("BudgetName")).notifications:
            if same(notification.details, wanted):
                return json.dumps({"Subscribers": notification.subscribers})
        raise NotFoundException("Unable to get subscribers - the notification doesn't exist.")

    def list_tags_for_resource(self):
        tags = tagged(self).resource_tags
        return json.dumps({"ResourceTags": [{"Key": key, "Value": value} for key, value in tags.items()]})

    def tag_resource(self):
        tagged(self).resource_tags |= as_map(self._get_param("ResourceTags"))
        return "{}"

    def untag_resource(self):
        for key in self._get_param("ResourceTagKeys"):
            tagged(self).resource_tags.pop(key, None)
        return "{}"


def find(call: BudgetsResponse, name: str) -> Budget:
    account = call._get_param("AccountId") or call.current_account
    budget = call.backend.budgets[account].get(name)
    if budget is None:
        raise NotFoundException(f"Unable to get budget: {name} - the budget doesn't exist.")
    return budget


def tagged(call: BudgetsResponse) -> Budget:
    return find(call, call._get_param("ResourceARN").split(":budget/")[-1])


def same(one: dict, other: dict) -> bool:
    """Whether two notifications are one: AWS takes a threshold without a type for a percentage."""
    default = {"ThresholdType": "PERCENTAGE"}
    keys = ("NotificationType", "ComparisonOperator", "Threshold", "ThresholdType")
    return all({**default, **one}.get(key) == {**default, **other}.get(key) for key in keys)


def as_map(tags: list[dict[str, str]] | None) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in tags or []}
