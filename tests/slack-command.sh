#!/usr/bin/env bash
# Signs a slash command as Slack does, sends it to a running mailfix and prints the answer.
#
#   MAILFIX_SLACK_SIGNING_SECRETS=secret tests/slack-command.sh [--tamper] TEXT [BASE_URL]
#
# BASE_URL is http://127.0.0.1:8080 if not given. The first secret of the list signs. With
# --tamper one byte changes after signing, and anything but status 401 is a failure. An
# answer that needs a look at a live domain would go to hooks.slack.com, where a made-up
# response URL leads nowhere; without one, mailfix answers at once and without looking.
set -euo pipefail

expected=200
if [[ ${1:-} == --tamper ]]; then
    expected=401
    shift
fi
if [[ $# -lt 1 || $# -gt 2 ]]; then
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
text=$1
base_url=${2:-http://127.0.0.1:8080}
secret=${MAILFIX_SLACK_SIGNING_SECRETS:?is the secret that mailfix was started with}
secret=${secret%%,*}

# Percent-encodes every byte, which a form may always do.
encoded() { printf %s "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'; }

timestamp=$(date +%s)
body="token=deprecated&team_id=T0MADEUP&team_domain=contoso&channel_id=C0MADEUP"
body+="&channel_name=help-mail&user_id=U0ANNA&user_name=anna&command=%2Fmailfix"
body+="&text=$(encoded "$text")&api_app_id=${MAILFIX_SLACK_APP_ID:-A0MADEUP}"
body+="&is_enterprise_install=false&trigger_id=$timestamp.$$.$RANDOM"
signature=v0=$(printf 'v0:%s:%s' "$timestamp" "$body" |
    openssl dgst -sha256 -hmac "$secret" -r | cut -d ' ' -f 1)
if [[ $expected == 401 ]]; then
    body=${body/team_id=T0MADEUP/team_id=T1MADEUP}
fi

# The body goes in by a pipe: a long paste would not fit on a command line.
answer=$(printf %s "$body" | curl --silent --show-error --max-time 10 \
    --header 'Content-Type: application/x-www-form-urlencoded' \
    --header "X-Slack-Request-Timestamp: $timestamp" \
    --header "X-Slack-Signature: $signature" \
    --data-binary @- --write-out '\n%{http_code}' "$base_url/slack/commands")
status=${answer##*$'\n'}
printf '%s\n' "${answer%$'\n'*}"
printf 'status %s\n' "$status" >&2
if [[ $status != "$expected" ]]; then
    printf 'expected status %s, got %s\n' "$expected" "$status" >&2
    exit 1
fi
