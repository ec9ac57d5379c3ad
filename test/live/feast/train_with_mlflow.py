# Fetches features in one run each: to train, by a feature service, by features that no service has together, and by one after the
# other; and online only, as to try a model that was trained with a file. Tells what Feast has set as tags of each run in MLflow.
import json
import sys
from datetime import datetime, timezone

import pandas as pd
from feast import FeatureStore

now = datetime.fromtimestamp(int(sys.argv[1]) / 1000, tz=timezone.utc)
store = FeatureStore(".")
people = pd.DataFrame(
    {"customer_id": range(5), "event_timestamp": pd.Timestamp(now), "amount": 1.0}
)
fraud = store.get_feature_service("fraud_v3")
loose = ["loyalty:points", "clicks:clicks_1h"]


def train(features):
    store.get_historical_features(people, features).to_df()


def serve(features):
    store.get_online_features(features, [{"customer_id": 1, "amount": 1.0}])


runs = {
    "service": [(train, fraud)],
    "views": [(train, loose)],
    "serviceThenViews": [(train, fraud), (train, loose)],
    "online": [(serve, fraud)],
}
tags = {}
for name, steps in runs.items():
    with store.mlflow.start_run(run_name=name) as run:
        for fetch, features in steps:
            fetch(features)
    tags[name] = store.mlflow.mlflow.get_run(run.info.run_id).data.tags
print(json.dumps(tags))
