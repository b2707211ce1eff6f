#!/usr/bin/env bash
# Trades the token of this job for credentials of ROLE, and leaves them to the next steps. SESSION names it in CloudTrail.
set -euo pipefail

token=$(curl -fsS -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=sts.amazonaws.com" | jq -er .value)
echo "::add-mask::$token"
credentials=$(aws sts assume-role-with-web-identity --role-arn "$ROLE" \
  --role-session-name "$SESSION" --web-identity-token "$token" \
  --query 'Credentials.[AccessKeyId, SecretAccessKey, SessionToken]' --output text)
read -r id secret session <<< "$credentials"
echo "::add-mask::$id"
echo "::add-mask::$secret"
echo "::add-mask::$session"
{
  echo "AWS_ACCESS_KEY_ID=$id"
  echo "AWS_SECRET_ACCESS_KEY=$secret"
  echo "AWS_SESSION_TOKEN=$session"
} >> "$GITHUB_ENV"
