#!/bin/sh
# 检查、生成、发布本站。各种持续集成都调用这个文件，也可以在自己的机器上运行：
#
#   sh ci/site.sh check            检查；后面可以写输出格式：text、github、gitlab
#   sh ci/site.sh build            生成两遍，逐字节比对
#   sh ci/site.sh publish          发布有变化的文件（先运行 build）
#
# 用到的变量，在持续集成的设置里填写：
#   PUBLISH_WITH   用什么发布：rsync、rclone、ossutil（阿里云）、aws（S3 一类）
#   PUBLISH_TO     发布到哪里：
#                    rsync   用户@主机:/srv/www/dafu/
#                    rclone  远端:桶/目录
#                    ossutil oss://桶/目录
#                    aws     s3://桶/目录
#   DAFU_PREVIOUS  线上的清单；不写就从网站上取。第一次发布写 none
#   KEEP_MANIFESTS 留存历次清单的目录（可不填），保留最近 30 份
#   DAFU_URL、DAFU_SHA256  机器上没有 dafu 时，从哪里下载、校验值是多少
#
# 回退：用 git revert 退回有问题的改动，重新发布即可；网址不会因此消失。
set -eu
cd "$(dirname "$0")/.."
work=.ci

say() { printf '%s\n' "$*" >&2; }

# dafu：用机器上的；没有的，下载并校验。
find_dafu() {
  if command -v dafu >/dev/null 2>&1; then return; fi
  if [ -x "$work/bin/dafu" ]; then PATH="$PWD/$work/bin:$PATH"; return; fi
  if [ -z "${DAFU_URL:-}" ] || [ -z "${DAFU_SHA256:-}" ]; then
    say "机器上没有 dafu。请装好，或者填写 DAFU_URL 和 DAFU_SHA256"; exit 2
  fi
  mkdir -p "$work/bin"
  curl -fsSL --retry 3 -o "$work/bin/dafu.part" "$DAFU_URL"
  printf '%s  %s\n' "$DAFU_SHA256" "$work/bin/dafu.part" | sha256sum -c - >&2
  chmod +x "$work/bin/dafu.part"
  mv "$work/bin/dafu.part" "$work/bin/dafu"
  PATH="$PWD/$work/bin:$PATH"
}

# 线上的清单，核对网址有没有消失。取不到就停下，不当作第一次发布。
find_previous() {
  previous=${DAFU_PREVIOUS:-}
  if [ -n "$previous" ]; then return; fi
  base=$(sed -n 's/^base_url: *//p' dafu.yaml | tr -d "\"'" | sed 's/[[:space:]].*$//; s#/*$#/#')
  previous=$work/live.json
  if ! curl -fsSL --retry 3 -o "$previous" "${base}manifest.json"; then
    say "取不到 ${base}manifest.json。第一次发布请把 DAFU_PREVIOUS 设为 none"; exit 2
  fi
}

check() {
  format=${1:-text}
  if [ "$format" = gitlab ]; then
    dafu check --format gitlab --previous "$previous" > gl-code-quality-report.json
  else
    dafu check --format "$format" --previous "$previous"
  fi
}

build() {
  rm -rf "$work/first" "$work/second"
  dafu build --out "$work/first" --previous "$previous" --changes "$work/changes.txt"
  dafu build --out "$work/second" --previous "$previous" --jobs 1 --quiet
  diff -r "$work/first" "$work/second" >&2
  dafu verify "$work/first/manifest.json" "$work/first"
}

# 清单里的次序：先是页面要用的文件，再是页面，然后栏目和首页，清单在移除之前，移除最后。
lists() {
  tab=$(printf '\t')
  grep -v "^removed$tab" "$work/changes.txt" | cut -f2 > "$work/put.txt" || true
  grep "^removed$tab" "$work/changes.txt" | cut -f2 > "$work/remove.txt" || true
  own='^(r|pages|cases|posters)/.*\.html$'
  late='^[^/]*\.(html|xml|txt|json)$|/[^/]*\.(html|xml)$'
  grep -Ev "$own" "$work/put.txt" | grep -Ev "$late" > "$work/put1.txt" || true
  grep -E "$own" "$work/put.txt" > "$work/put2.txt" || true
  grep -Ev "$own" "$work/put.txt" | grep -E "$late" | grep -vx manifest.json > "$work/put3.txt" || true
  grep -x manifest.json "$work/put.txt" > "$work/put4.txt" || true
}

put() {
  case $PUBLISH_WITH in
    rsync) rsync -a --files-from="$1" "$work/first/" "$PUBLISH_TO" ;;
    rclone) rclone copy --files-from "$1" "$work/first" "$PUBLISH_TO" ;;
    ossutil) while IFS= read -r path; do ossutil cp -f "$work/first/$path" "${PUBLISH_TO%/}/$path"; done < "$1" ;;
    aws) while IFS= read -r path; do aws s3 cp --only-show-errors "$work/first/$path" "${PUBLISH_TO%/}/$path"; done < "$1" ;;
    *) say "不认识 PUBLISH_WITH=$PUBLISH_WITH，可以写 rsync、rclone、ossutil、aws"; exit 2 ;;
  esac
}

remove() {
  case $PUBLISH_WITH in
    rsync) rsync -a --delete-missing-args --files-from="$1" "$work/first/" "$PUBLISH_TO" ;;
    rclone) rclone delete --files-from "$1" "$PUBLISH_TO" ;;
    ossutil) while IFS= read -r path; do ossutil rm -f "${PUBLISH_TO%/}/$path"; done < "$1" ;;
    aws) while IFS= read -r path; do aws s3 rm --only-show-errors "${PUBLISH_TO%/}/$path"; done < "$1" ;;
  esac
}

publish() {
  if [ -z "${PUBLISH_WITH:-}" ] || [ -z "${PUBLISH_TO:-}" ]; then
    say "请填写 PUBLISH_WITH 和 PUBLISH_TO，说明见 ci/site.sh 开头"; exit 2
  fi
  lists
  for list in 1 2 3 4; do
    if [ -s "$work/put$list.txt" ]; then put "$work/put$list.txt"; fi
  done
  if [ -s "$work/remove.txt" ]; then remove "$work/remove.txt"; fi
  if [ -n "${KEEP_MANIFESTS:-}" ]; then
    mkdir -p "$KEEP_MANIFESTS"
    cp "$work/first/manifest.json" "$KEEP_MANIFESTS/$(date -u +%Y%m%dT%H%M%SZ).json"
    ls "$KEEP_MANIFESTS" | sort -r | tail -n +31 | while IFS= read -r old; do rm -f "$KEEP_MANIFESTS/$old"; done
  fi
  say "发布了 $(wc -l < "$work/put.txt" | tr -d ' ') 个文件，移除 $(wc -l < "$work/remove.txt" | tr -d ' ') 个"
}

mkdir -p "$work"
find_dafu
case ${1:-} in
  check) find_previous; check "${2:-text}" ;;
  build) find_previous; build ;;
  publish) publish ;;
  *) say "用法：sh ci/site.sh check|build|publish"; exit 2 ;;
esac
