#!/bin/sh
# Runs one server, such as Postgres, for as long as its standard input is open, so that no end of the tests, kill -9 included, leaves a
# server or a folder behind. Orders come as lines: start, stop, crash. Arguments: folder, the server's command.
folder=$1
shift
server=
trap '' PIPE HUP INT TERM

end() {
  [ -n "$server" ] && kill -"$1" "$server" && wait "$server"
  server=
} 2>/dev/null

while read -r order; do
  case $order in
    start) "$@" >>"$folder/log" 2>&1 & server=$! ;;
    stop) end INT ;;
    crash) end QUIT ;;
  esac
  echo "$order" 2>/dev/null
done
end "${END_SIGNAL:-QUIT}"
rm -rf "$folder"
