"""Event sources: moto forgets the qualifier that a source calls, tells its tags where AWS does not, and lets a queue
hand a message out again too early.
"""

from moto.awslambda.exceptions import InvalidParameterValueException
from moto.awslambda.models import EventSourceMapping, LambdaBackend
from moto.sqs.models import sqs_backends


def install() -> None:
    get_configuration = EventSourceMapping.get_configuration
    create_event_source_mapping = LambdaBackend.create_event_source_mapping
    update_event_source_mapping = LambdaBackend.update_event_source_mapping

    def create(self, spec):
        refuse_early_redelivery(self, spec["EventSourceArn"], spec["FunctionName"])
        mapping = create_event_source_mapping(self, spec)
        mapping.function_arn = qualified_arn(self, spec["FunctionName"])
        return mapping

    def update(self, uuid, spec):
        mapping = update_event_source_mapping(self, uuid, spec)
        if mapping and "FunctionName" in spec:
            refuse_early_redelivery(self, mapping.event_source_arn, spec["FunctionName"])
            mapping.function_arn = qualified_arn(self, spec["FunctionName"])
        return mapping

    def without_tags(self):
        return {name: value for name, value in get_configuration(self).items() if name != "Tags"}

    EventSourceMapping.get_configuration = without_tags
    LambdaBackend.create_event_source_mapping = create
    LambdaBackend.update_event_source_mapping = update


def qualified_arn(backend: LambdaBackend, function: str) -> str:
    name, _, qualifier = function.split(":function:")[-1].partition(":")
    return backend.get_function(name).function_arn + (f":{qualifier}" if qualifier else "")


def refuse_early_redelivery(backend: LambdaBackend, source: str, function: str) -> None:
    timeout = backend.get_function(function).timeout
    for queue in sqs_backends[backend.account_id][backend.region_name].queues.values():
        if queue.queue_arn == source and queue.visibility_timeout < timeout:
            raise InvalidParameterValueException(
                f"Queue visibility timeout: {queue.visibility_timeout} seconds "
                f"is less than Function timeout: {timeout} seconds"
            )
