# What the demo's components have in Feast: see examples/README.md. The project is that of feature_store.yaml beside it.
from datetime import timedelta

from feast import Entity, FeatureService, FeatureView, Field, FileSource
from feast.types import Float64, Int64
from feast.value_type import ValueType

card = Entity(name="card", join_keys=["card_id"], value_type=ValueType.INT64)


def view(name, fields, **more):
    return FeatureView(
        name=name,
        entities=[card],
        schema=[Field(name=field, dtype=dtype) for field, dtype in fields.items()],
        source=FileSource(
            name=f"{name}_log",
            path=f"data/{name}.parquet",
            timestamp_field="event_timestamp",
        ),
        **more,
    )


card_activity = view(
    "card_activity",
    {"payments_1h": Int64, "amount_24h": Float64},
    ttl=timedelta(days=2),
    description="What was paid with a card in the last hour and day",
    owner="risk-ml@acme.example",
)

# Nobody has said whose it is, or what it means.
merchant_profile = view("merchant_profile", {"chargebacks_90d": Int64})

# The ranking asks for it online, where it has never been brought.
query_popularity = view(
    "query_popularity",
    {"clicks_7d": Int64},
    description="Clicks on a product after a search",
    owner="personalisation@acme.example",
)

fraud_v4 = FeatureService(
    name="fraud_v4", features=[card_activity], owner="risk-ml@acme.example"
)
merchants_v1 = FeatureService(
    name="merchants_v1", features=[card_activity, merchant_profile]
)
ranking_v1 = FeatureService(name="ranking_v1", features=[query_popularity])
