# Another project in the same registry, with a view and a service that are called as in the first one.
from feast import Entity, FeatureService, FeatureView, Field, FileSource
from feast.types import Int64
from feast.value_type import ValueType

customer = Entity(
    name="customer", join_keys=["customer_id"], value_type=ValueType.INT64
)
customer_transactions = FeatureView(
    name="customer_transactions",
    entities=[customer],
    schema=[Field(name="count_7d", dtype=Int64)],
    source=FileSource(
        name="orders", path="data/orders.parquet", timestamp_field="event_timestamp"
    ),
    online=False,
)
fraud_v3 = FeatureService(name="fraud_v3", features=[customer_transactions])
