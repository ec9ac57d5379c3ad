/**
 * A DVC project as real DVC 3 left it after `dvc repro`, all hashes its own: dependencies on a folder and on a file with
 * CRLF line ends, `foreach`, `matrix`, `wdir`, a metrics file in Git, a pipeline in a subfolder.
 */
export const dvcProject: Readonly<Record<string, string>> = {
  '.dvc/config': `[core]
    analytics = false
    remote = store
['remote "store"']
    url = s3://bucket/path
['remote "spare"']
    url = /mnt/spare
`,
  'code/lib/help.py': `# helper é
import os
`,
  'code/main.py': `x = 1
`,
  'data/raw.csv.dvc': `outs:
- md5: e5ebd4c02cefbe7955977c67ada242b7
  size: 8
  hash: md5
  path: raw.csv
`,
  'dvc.lock': `schema: '2.0'
stages:
  prepare:
    cmd: python scripts/write.py work/prepared.txt prepared
    deps:
    - path: code
      hash: md5
      md5: c71161af7f3c18882b434cbdfa1a9275.dir
      size: 28
      nfiles: 2
    - path: data/raw.csv
      hash: md5
      md5: e5ebd4c02cefbe7955977c67ada242b7
      size: 8
    - path: scripts/windows.py
      hash: md5
      md5: 4e3b252c5545c3ca92d626b069618996
      size: 20
    - path: scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    params:
      params.yaml:
        seeds: 7
        train.layers:
        - 8
        - 16
        train.rate: 0.001
    outs:
    - path: work/prepared.txt
      hash: md5
      md5: 91a51175128716cb88eb83b38017c377
      size: 8
  build@small:
    cmd: python scripts/write.py work/small.txt small
    deps:
    - path: scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    - path: work/prepared.txt
      hash: md5
      md5: 91a51175128716cb88eb83b38017c377
      size: 8
    outs:
    - path: work/small.txt
      hash: md5
      md5: eb5c1399a871211c7e7ed732d15e3a8b
      size: 5
  build@true:
    cmd: python scripts/write.py work/true.txt true
    deps:
    - path: scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    - path: work/prepared.txt
      hash: md5
      md5: 91a51175128716cb88eb83b38017c377
      size: 8
    outs:
    - path: work/true.txt
      hash: md5
      md5: b326b5062b2f0e69046810717534cb09
      size: 4
  build@3:
    cmd: python scripts/write.py work/3.txt 3
    deps:
    - path: scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    - path: work/prepared.txt
      hash: md5
      md5: 91a51175128716cb88eb83b38017c377
      size: 8
    outs:
    - path: work/3.txt
      hash: md5
      md5: eccbc87e4b5ce2fe28308fd9f2a7baf3
      size: 1
  grid@cnn-opts0:
    cmd: python scripts/write.py work/cnn-1.txt x
    deps:
    - path: scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    outs:
    - path: work/cnn-1.txt
      hash: md5
      md5: 9dd4e461268c8034f5c8564e155c67a6
      size: 1
  grid@cnn-opts1:
    cmd: python scripts/write.py work/cnn-2.txt x
    deps:
    - path: scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    outs:
    - path: work/cnn-2.txt
      hash: md5
      md5: 9dd4e461268c8034f5c8564e155c67a6
      size: 1
  grid@mlp-opts0:
    cmd: python scripts/write.py work/mlp-1.txt x
    deps:
    - path: scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    outs:
    - path: work/mlp-1.txt
      hash: md5
      md5: 9dd4e461268c8034f5c8564e155c67a6
      size: 1
  grid@mlp-opts1:
    cmd: python scripts/write.py work/mlp-2.txt x
    deps:
    - path: scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    outs:
    - path: work/mlp-2.txt
      hash: md5
      md5: 9dd4e461268c8034f5c8564e155c67a6
      size: 1
  evaluate:
    cmd: python ../scripts/write.py metrics.json {}
    deps:
    - path: ../scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    - path: ../work/small.txt
      hash: md5
      md5: eb5c1399a871211c7e7ed732d15e3a8b
      size: 5
    params:
      ../params.yaml:
        name: yes
      eval.yaml:
        limits:
          low: 1
          high: 2
        threshold: 0.001
    outs:
    - path: metrics.json
      hash: md5
      md5: 99914b932bd37a50b983c5e7c90ae93b
      size: 2
`,
  'dvc.yaml': `vars:
  - params.yaml
stages:
  prepare:
    cmd: python scripts/write.py work/prepared.txt prepared
    deps: [code, scripts/windows.py, scripts/write.py, data/raw.csv]
    params: [train.rate, train.layers, seeds]
    outs: [work/prepared.txt]
  build:
    foreach: [small, true, 3]
    do:
      cmd: python scripts/write.py work/\${item}.txt \${item}
      deps: [scripts/write.py, work/prepared.txt]
      outs: ["work/\${item}.txt"]
  grid:
    matrix:
      model: [cnn, mlp]
      opts:
        - {lr: 1}
        - {lr: 2}
    cmd: python scripts/write.py work/\${item.model}-\${item.opts.lr}.txt x
    deps: [scripts/write.py]
    outs: ["work/\${item.model}-\${item.opts.lr}.txt"]
  evaluate:
    wdir: eval
    cmd: python ../scripts/write.py metrics.json {}
    deps: [../scripts/write.py, ../work/small.txt]
    params:
      - eval.yaml:
      - ../params.yaml: [name]
    metrics:
      - metrics.json:
          cache: false
artifacts:
  classifier: {path: work/small.txt, type: model}
  notes: {path: work/true.txt, type: report}
`,
  'eval/eval.yaml': `threshold: 1e-3
limits: {low: 1, high: 2}
`,
  'eval/metrics.json': `{}`,
  'params.yaml': `train:
  rate: 0.001
  layers: [8, 16]
seeds: 7
name: "yes"
`,
  'scripts/windows.py': `print(1)\r
print(2)\r
`,
  'scripts/write.py': `import sys
open(sys.argv[1],"w").write(sys.argv[2])
`,
  'sub/dvc.lock': `schema: '2.0'
stages:
  report:
    cmd: python ../scripts/write.py report.txt x
    deps:
    - path: ../eval/metrics.json
      hash: md5
      md5: 99914b932bd37a50b983c5e7c90ae93b
      size: 2
    - path: ../scripts/write.py
      hash: md5
      md5: b2e207524319fc57d1ba6e9eb1891240
      size: 52
    outs:
    - path: report.txt
      hash: md5
      md5: 9dd4e461268c8034f5c8564e155c67a6
      size: 1
`,
  'sub/dvc.yaml': `stages:
  report:
    cmd: python ../scripts/write.py report.txt x
    deps: [../scripts/write.py, ../eval/metrics.json]
    outs: [report.txt]
`,
};
