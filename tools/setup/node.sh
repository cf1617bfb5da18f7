# node.sh: finds a Node that can set the project up, as $node, or says what to install. Read by ./start and ./test.
node=$(command -v node || true)
if [ -z "$node" ] && [ -x "$here/node_modules/node/bin/node" ]; then node=$here/node_modules/node/bin/node; fi
if [ -z "$node" ]; then
  echo 'Máy chưa có Node. Hãy cài Node 20 trở lên, kèm npm: https://nodejs.org' >&2
  echo '(Node is missing. Install Node 20 or newer, with npm: https://nodejs.org)' >&2
  exit 1
fi
version=$("$node" --version)
major=${version#v}
major=${major%%.*}
if [ "$major" -lt 20 ]; then
  echo "Node ở máy này là $version; cần Node 20 trở lên: https://nodejs.org" >&2
  echo "(This machine has Node $version; Node 20 or newer is needed: https://nodejs.org)" >&2
  exit 1
fi
