# What `feast apply` brings into the registry: views and services of each kind that facts tell apart. The project is that
# of feature_store.yaml beside it.
from datetime import timedelta

import pandas as pd
from feast import (
    Entity,
    FeatureService,
    FeatureView,
    Field,
    FileSource,
    KafkaSource,
    PushSource,
    RequestSource,
)
from feast.data_format import JsonFormat
from feast.feature_logging import LoggingConfig
from feast.infra.offline_stores.file_source import FileLoggingDestination
from feast.on_demand_feature_view import on_demand_feature_view
from feast.stream_feature_view import stream_feature_view
from feast.types import Float64, Int64
from feast.value_type import ValueType

customer = Entity(
    name="customer", join_keys=["customer_id"], value_type=ValueType.INT64
)


def source(name):
    return FileSource(
        name=name, path=f"data/{name}.parquet", timestamp_field="event_timestamp"
    )


transactions = source("transactions")
profiles = source("profiles")
limits = source("limits")
loyalty_points = source("loyalty_points")
clicks_log = source("clicks_log")

KNOWN = {"owner": "risk@example.com"}

customer_transactions = FeatureView(
    name="customer_transactions",
    entities=[customer],
    ttl=timedelta(days=2),
    schema=[Field(name="amount_7d", dtype=Float64), Field(name="count_7d", dtype=Int64)],
    source=transactions,
    description="What a customer has spent in a week",
    **KNOWN,
)

customer_profile = FeatureView(
    name="customer_profile",
    entities=[customer],
    schema=[Field(name="age", dtype=Int64)],
    source=profiles,
    **KNOWN,
)

# Nobody has ever materialized it.
card_limits = FeatureView(
    name="card_limits",
    entities=[customer],
    schema=[Field(name="card_limit", dtype=Float64)],
    source=limits,
)

# For training only.
loyalty = FeatureView(
    name="loyalty",
    entities=[customer],
    schema=[Field(name="points", dtype=Int64)],
    source=loyalty_points,
    online=False,
    description="Points of the loyalty programme",
    **KNOWN,
)

clicks = FeatureView(
    name="clicks",
    entities=[customer],
    schema=[Field(name="clicks_1h", dtype=Int64)],
    source=PushSource(name="clicks_push", batch_source=clicks_log),
    description="Clicks of the last hour",
    **KNOWN,
)


@stream_feature_view(
    entities=[customer],
    ttl=timedelta(hours=1),
    mode="python",
    schema=[Field(name="card_count", dtype=Int64)],
    timestamp_field="event_timestamp",
    online=True,
    source=KafkaSource(
        name="card_events",
        kafka_bootstrap_servers="kafka.example.com:9092",
        topic="cards",
        timestamp_field="event_timestamp",
        batch_source=source("cards_log"),
        message_format=JsonFormat(schema_json="card_count integer"),
        watermark_delay_threshold=timedelta(minutes=5),
    ),
    description="Cards used in the last hour",
    owner="risk@example.com",
)
def card_stream(df):
    return df


@on_demand_feature_view(
    sources=[
        customer_transactions,
        RequestSource(name="payment", schema=[Field(name="amount", dtype=Float64)]),
    ],
    schema=[Field(name="amount_ratio", dtype=Float64)],
    description="The payment, against what is usual",
    owner="risk@example.com",
)
def amount_ratio(inputs: pd.DataFrame) -> pd.DataFrame:
    ratio = pd.DataFrame()
    ratio["amount_ratio"] = inputs["amount"] / inputs["amount_7d"]
    return ratio


fraud_v3 = FeatureService(
    name="fraud_v3",
    features=[customer_transactions, customer_profile, amount_ratio],
    logging_config=LoggingConfig(
        destination=FileLoggingDestination(path="data/served"), sample_rate=0.5
    ),
    **KNOWN,
)
fraud_v2 = FeatureService(name="fraud_v2", features=[customer_transactions])
limits_v1 = FeatureService(name="limits_v1", features=[card_limits, loyalty])
live_v1 = FeatureService(name="live_v1", features=[clicks, card_stream])
