# Trains twice, by a feature service and by features that no service has together, and tells what Feast has set as tags of both
# runs in MLflow.
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
tags = {}
for name, features in {
    "service": store.get_feature_service("fraud_v3"),
    "views": ["loyalty:points", "clicks:clicks_1h"],
}.items():
    with store.mlflow.start_run(run_name=name) as run:
        store.get_historical_features(people, features).to_df()
    tags[name] = store.mlflow.mlflow.get_run(run.info.run_id).data.tags
print(json.dumps(tags))
