"""moto does not have AWS Chatbot. Slack channels are kept as they are described; nothing is sent to them.

AWS knows the team from what a person agreed to in its console; here, every team has.
"""

import sys

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.responses import ActionResult, BaseResponse, EmptyResult

from . import Refused, add_service

UPDATABLE = (
    *("SlackChannelId", "SlackChannelName", "SnsTopicArns", "IamRoleArn", "LoggingLevel", "GuardrailPolicyArns"),
    "UserAuthorizationRequired",
)
# What AWS says when nothing was given.
DEFAULTS = {
    "SlackChannelName": "channel",
    "SnsTopicArns": [],
    "LoggingLevel": "NONE",
    "GuardrailPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"],
    "UserAuthorizationRequired": False,
}


def install() -> None:
    add_service("chatbot", chatbot_backends)


class ChatbotBackend(BaseBackend):
    _url_module = sys.modules[__name__]

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.channels: dict[str, dict] = {}


class ChatbotResponse(BaseResponse):
    def __init__(self):
        super().__init__(service_name="chatbot")
        self.automated_parameter_parsing = True

    @property
    def channels(self) -> dict[str, dict]:
        return chatbot_backends[self.current_account]["global"].channels

    def create_slack_channel_configuration(self):
        name = self._get_param("ConfigurationName")
        arn = f"arn:{self.partition}:chatbot::{self.current_account}:chat-configuration/slack-channel/{name}"
        if arn in self.channels:
            raise Refused("ConflictException", f"Configuration {name} already exists")
        self.channels[arn] = {
            **DEFAULTS,
            **self.given(),
            "ConfigurationName": name,
            "ChatConfigurationArn": arn,
            "SlackTeamId": self._get_param("SlackTeamId"),
            "SlackTeamName": "team",
            "State": "ENABLED",
            "Tags": self._get_param("Tags") or [],
        }
        return ActionResult({"ChannelConfiguration": self.channels[arn]})

    def describe_slack_channel_configurations(self):
        arn = self._get_param("ChatConfigurationArn")
        found = [channel for known, channel in self.channels.items() if arn in (None, known)]
        return ActionResult({"SlackChannelConfigurations": found})

    def update_slack_channel_configuration(self):
        channel = self.channel("ChatConfigurationArn")
        channel.update(self.given())
        return ActionResult({"ChannelConfiguration": channel})

    def delete_slack_channel_configuration(self):
        del self.channels[self.channel("ChatConfigurationArn")["ChatConfigurationArn"]]
        return EmptyResult()

    def list_tags_for_resource(self):
        return ActionResult({"Tags": self.channel("ResourceARN")["Tags"]})

    def tag_resource(self):
        self.retag(self._get_param("Tags"), [tag["TagKey"] for tag in self._get_param("Tags")])
        return EmptyResult()

    def untag_resource(self):
        self.retag([], self._get_param("TagKeys"))
        return EmptyResult()

    def retag(self, given: list[dict], keys: list[str]) -> None:
        channel = self.channel("ResourceARN")
        channel["Tags"] = [tag for tag in channel["Tags"] if tag["TagKey"] not in keys] + given

    def channel(self, parameter: str) -> dict:
        arn = self._get_param(parameter)
        if arn not in self.channels:
            raise Refused("ResourceNotFoundException", f"There is no configuration {arn}")
        return self.channels[arn]

    def given(self) -> dict:
        return {name: value for name in UPDATABLE if (value := self._get_param(name)) is not None}


url_bases = [r"https?://chatbot\.(.+)\.amazonaws\.com"]
url_paths = {"{0}/.*$": ChatbotResponse.dispatch}
# One for all regions.
chatbot_backends = BackendDict(ChatbotBackend, "chatbot", use_boto3_regions=False, additional_regions=["aws"])
