#!/usr/bin/env bash
# Runs the pipelines of examples/repositories with real DVC and writes back what Git would track: lock files, .dvc files,
# configs, metrics. The files that people write (sources, dvc.yaml, params, cards) are taken from examples/repositories
# itself, so edit them there and run this script. Data, caches and .git never leave the temporary folder.
#
# The tags that GTO makes are written to examples/tags, as `git for-each-ref` lists them.
#
# Needs git, python3, dvc and gto (`pip install dvc==3.67.1 gto==1.10.1`) on the PATH. Run it twice: the second run changes
# nothing.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export DVC_NO_ANALYTICS=1 PYTHONDONTWRITEBYTECODE=1
export DVC_GLOBAL_CONFIG_DIR="$work/.config" DVC_SYSTEM_CONFIG_DIR="$work/.config" DVC_SITE_CACHE_DIR="$work/.site"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
# Tags have dates, and commits must be the same in each run. The demo moves all dates by the days since this one.
as_of=2026-01-01
export GIT_AUTHOR_DATE="${as_of}T08:00:00Z" GIT_COMMITTER_DATE="${as_of}T08:00:00Z"
export GIT_AUTHOR_NAME=Acme GIT_AUTHOR_EMAIL=demo@acme.example GIT_COMMITTER_NAME=Acme GIT_COMMITTER_EMAIL=demo@acme.example

# begin <repository>: a fresh Git repository with the hand-written files only.
begin() {
  echo "== $1"
  cp -R "$here/repositories/$1" "$work/$1"
  cd "$work/$1"
  find . \( -name '*.dvc' -o -name dvc.lock -o -name .gitignore -o -name .dvcignore \) -type f -delete
  find . -depth -name .dvc -type d -exec rm -rf {} +
  git init --quiet --initial-branch=main
  # GTO does not take them from the environment.
  git config user.name "$GIT_AUTHOR_NAME" && git config user.email "$GIT_AUTHOR_EMAIL"
}

# start_dvc [options of dvc init]: with the shared remote that every project of Acme has. Nothing is ever pushed to it.
start_dvc() {
  dvc init --quiet "$@"
  dvc remote add --quiet --default storage "s3://acme-dvc/$(basename "$PWD")"
}

# track <kind> <rows> <path>: synthetic data under DVC.
track() {
  python3 "$here/make-repositories/sample_data.py" "$@"
  dvc add --quiet "$3"
}

# run: the pipeline, in the folders its outputs need.
run() {
  mkdir -p work out model metrics
  dvc repro --quiet
}

commit() {
  git add --all && git commit --quiet --message "$1"
}

# with_gto <days before> <gto command>: runs GTO, and dates the tag that it made. GTO itself knows no time but now.
with_gto() {
  local date before tag
  date="$(date --utc --date "$as_of -$1 days" +%FT09:00:00Z)"
  before="$(git tag | sort)"
  env -u GIT_COMMITTER_DATE -u GIT_AUTHOR_DATE gto "${@:2}" >/dev/null
  tag="$(comm -13 <(echo "$before") <(git tag | sort))"
  GIT_COMMITTER_DATE="$date" git tag --force --annotate \
    --message "$(git for-each-ref --format='%(contents)' "refs/tags/$tag")" "$tag" "$(git rev-parse "$tag^{}")" >/dev/null
}

# release <days before> <artifact> <version>: a commit with a version of its own.
release() {
  git add --all && git commit --quiet --allow-empty --message "Release $2 $3"
  with_gto "$1" register "$2" --version "$3"
}

# write_tags: what a host would tell about the tags.
write_tags() {
  local target
  target="$here/tags/$(basename "$PWD").json"
  mkdir -p "$here/tags"
  {
    printf '{\n  "asOf": "%s",\n  "tags": [' "$as_of"
    TZ=UTC git for-each-ref --sort=taggerdate --sort=refname refs/tags --format=\
'{ "name": "%(refname:short)", "sha": "%(objectname)", "commit": "%(*objectname)", "taggedAt": "%(taggerdate:format-local:%Y-%m-%dT%H:%M:%SZ)" }' |
      sed -e 's/^/    /' -e '$!s/$/,/' -e '1s/^/\n/'
    printf '  ]\n}\n'
  } > "$target"
}

# finish: replaces the repository in examples/ by the files that Git tracks.
finish() {
  local repository target
  repository="$(basename "$(git rev-parse --show-toplevel)")"
  cd "$work/$repository"
  git add --all
  target="$here/repositories/$repository"
  rm -rf "$target" && mkdir -p "$target"
  git ls-files -z | xargs -0 cp --parents -t "$target"
}

begin fraud-detector && start_dvc && track payments 1200 data/payments.csv && run && finish

begin fraud-features && start_dvc && track payments 600 data/payments.csv && run && finish

begin risk-models
(cd models/merchant-risk && start_dvc --subdir && track payments 900 data/payments.csv && run)
(cd models/chargeback-forecast && start_dvc --subdir && track chargebacks 700 data/chargebacks.csv && run)
finish

begin card-transactions && start_dvc && track payments 4000 data/card-transactions.csv && finish

begin lakehouse-exports && start_dvc
(cd purchase-history && track purchases 5000 data/purchases.csv)
finish

# Two people changed the pipeline and somebody committed the merge with its markers. First keep one side only.
begin credit-limit
sed -i -e '/^<<<<<<< /d' -e '/^=======$/,/^>>>>>>> /d' -e '/desc:/d' dvc.yaml
start_dvc && track loans 400 data/applications.csv && run && commit 'Train the limits'
git checkout --quiet -b describe-training
sed -i 's|^  train:|&\n    desc: Limits per income band, reviewed by the credit board|' dvc.yaml && commit 'Describe the training'
git checkout --quiet main
sed -i 's|^  train:|&\n    desc: Trains the limits|' dvc.yaml && commit 'Describe the stage'
git merge --quiet describe-training >/dev/null && exit 1
finish

# The look-back was widened after the last run: the lock holds the hash of the narrower one.
begin loan-default-risk && start_dvc && track loans 800 data/loans.csv
sed -i 's/^LOOK_BACK_MONTHS = .*/LOOK_BACK_MONTHS = 24/' src/train.py
run
sed -i 's/^LOOK_BACK_MONTHS = .*/LOOK_BACK_MONTHS = 36/' src/train.py
finish

# Four variants live at once, and a roll-back that makes an older version the one that serves.
begin recommender-overengineered && start_dvc && track purchases 1500 data/purchases.csv && run
release 300 recommender v1.0.0
release 210 recommender v2.0.0
release 120 recommender v2.1.0
with_gto 118 assign recommender --version v2.1.0 --stage prod
release 60 recommender v3.0.0
with_gto 59 assign recommender --version v3.0.0 --stage prod
# GTO wants to be told that it is meant.
with_gto 45 assign recommender --version v2.1.0 --stage prod --force
with_gto 44 assign recommender --version v3.0.0 --stage arm-b
with_gto 43 assign recommender --version v2.0.0 --stage arm-c
release 30 recommender v3.1.0
with_gto 29 assign recommender --version v3.1.0 --stage canary
write_tags && finish

# One champion and one challenger.
begin recommender-rightsized && start_dvc && track purchases 1500 data/purchases.csv && run
release 200 recommender v1.0.0
with_gto 199 assign recommender --version v1.0.0 --stage prod
release 90 recommender v1.1.0
with_gto 85 assign recommender --version v1.1.0 --stage prod
release 12 recommender v1.2.0
with_gto 11 assign recommender --version v1.2.0 --stage challenger
write_tags && finish

begin email-send-time && dvc init --quiet && dvc remote add --quiet --default mine /home/erin/dvc-store
track opens 900 data/opens.csv && run && finish

# Ten lists of nine aliases each: 9^9 entries once unfolded.
begin product-embeddings && start_dvc
sed -i '/^# The alias bomb/,$d' dvc.yaml
track purchases 900 data/purchases.csv && run
{
  echo '# The alias bomb: harmless as text, deadly when unfolded.'
  echo 'vars:'
  echo '  - a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]'
  for level in 1 2 3 4 5 6 7 8 9; do
    echo "    a$level: &a$level [$(printf "*a$((level - 1)), %.0s" 1 2 3 4 5 6 7 8)*a$((level - 1))]"
  done
} >> dvc.yaml
finish

begin churn-report && start_dvc && track activity 500 data/activity.csv && run && finish

# The example keys of the AWS documentation: they open nothing, and secret scanners know them.
begin customer-segments && start_dvc
dvc remote modify --quiet storage access_key_id AKIAIOSFODNN7EXAMPLE
dvc remote modify --quiet storage secret_access_key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
track purchases 900 data/purchases.csv && run && finish

# Never got a remote: the data live in one cache only.
begin uplift-campaign && dvc init --quiet && track vouchers 800 data/vouchers.csv && run && finish

echo 'Done. Without DVC, and therefore untouched: affordability-model, fraud-api-server, notebook-price-elasticity.'
