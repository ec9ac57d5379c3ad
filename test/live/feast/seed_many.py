# A project of so many views and services.
import sys

from feast import Entity, FeatureService, FeatureStore, FeatureView, Field, FileSource
from feast.repo_config import RepoConfig
from feast.types import Int64
from feast.value_type import ValueType

project, count = sys.argv[1], int(sys.argv[2])
store = FeatureStore(
    config=RepoConfig(
        project=project,
        provider="local",
        registry="../registry.db",
        online_store=None,
        offline_store={"type": "file"},
        entity_key_serialization_version=3,
    )
)
customer = Entity(name="customer", join_keys=["customer_id"], value_type=ValueType.INT64)
source = FileSource(
    name="orders", path="data/orders.parquet", timestamp_field="event_timestamp"
)
views = [
    FeatureView(
        name=f"view_{n:03}",
        entities=[customer],
        schema=[Field(name="count_7d", dtype=Int64)],
        source=source,
        online=False,
    )
    for n in range(count)
]
services = [
    FeatureService(name=f"service_{n:03}", features=[view])
    for n, view in enumerate(views)
]
store.apply([customer, source, *views, *services])
