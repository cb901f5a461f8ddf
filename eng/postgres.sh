#!/usr/bin/env bash
# A PostgreSQL for tests and benches, as an unprivileged user on the loopback address only:
#   start DIR PORT [durable]   makes it and runs it; without "durable" nothing is synced: for speed
#   run DIR PORT [durable]     runs it again from its data
#   halt DIR [immediate|fast]  stops it and keeps its data
#   kill DIR                   SIGKILL to the server and all of its processes; keeps its data
#   stop DIR [immediate|fast]  stops it and removes everything
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v postgres || true)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 1; }
as() { # as - HOME COMMAND …: as root another user, else oneself
  if [ "$(id -u)" = 0 ]; then
    user=$(id -un postgres 2>/dev/null || echo nobody)
    (cd / && setpriv --reuid "$user" --regid "$(id -gn "$user")" --clear-groups env HOME="$2" "${@:3}")
  else
    "${@:3}"
  fi
}
run() { # PORT [durable]
  local options="-c listen_addresses=127.0.0.1 -c port=$1 -c unix_socket_directories= -c max_connections=300 -c shared_buffers=128MB"
  [ "${2:-}" = durable ] || options="$options -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  as - "$dir" "$bin/pg_ctl" -D "$dir/db" -l "$dir/server.log" -w -t 60 -o "$options" start >>"$dir.log" 2>&1 \
    || { cat "$dir.log" "$dir/server.log" >&2; exit 1; }
}
dir=$2
case "$1" in
  start)
    mkdir -p "$dir"
    [ "$(id -u)" != 0 ] || chown "$(id -un postgres 2>/dev/null || echo nobody)" "$dir"
    as - "$dir" "$bin/initdb" -D "$dir/db" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir.log" 2>&1 \
      || { cat "$dir.log" >&2; exit 1; }
    run "$3" "${4:-}"
    ;;
  run) run "$3" "${4:-}" ;;
  halt) as - "$dir" "$bin/pg_ctl" -D "$dir/db" -m "${3:-immediate}" -w stop >>"$dir.log" 2>&1 ;;
  kill)
    server=$(head -n 1 "$dir/db/postmaster.pid")
    kill -9 "$server" $(pgrep -P "$server") 2>/dev/null || true
    while kill -0 "$server" 2>/dev/null; do sleep 0.01; done
    ;;
  stop)
    as - "$dir" "$bin/pg_ctl" -D "$dir/db" -m "${3:-immediate}" -w stop >>"$dir.log" 2>&1 || true
    rm -rf "$dir" "$dir.log"
    ;;
esac
