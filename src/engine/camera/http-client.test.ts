import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { foreignDevice, says } from '#test/engine/foreign-device.ts'
import { createAddressGuard } from './address-guard.ts'
import { createHttpClient, type HttpAsk } from './http-client.ts'
import { createRefusedPasswords } from './refused-passwords.ts'

const newClient = () => createHttpClient(createAddressGuard(), createRefusedPasswords(systemClock))
const admin = { username: 'admin', password: 'right' }
const digest = 'WWW-Authenticate: Digest realm="cam", nonce="n1", qop="auth"'

const asking = async (
  answer: Parameters<typeof foreignDevice>[0],
  ask: Partial<HttpAsk> = {},
  credentials?: typeof admin,
) => {
  await using device = await foreignDevice(answer)
  const result = await newClient().ask({ url: `http://127.0.0.1:${device.port}/a?b=1`, ...ask }, credentials)
  return { result, heard: [...device.heard] }
}
const reasonOf = ({ result }: Awaited<ReturnType<typeof asking>>): string =>
  result.ok ? 'answered' : result.problem.reason

test('a device is asked and answers', async () => {
  const { result, heard } = await asking((_, socket) => says(socket, '200 OK', 'picture', ['Server: gSOAP/2.8']))
  assert.ok(result.ok)
  assert.equal(result.value.body.toString(), 'picture')
  assert.deepEqual(result.value.headers.get('server'), ['gSOAP/2.8'])
  assert.match(heard[0]!.head, /^GET \/a\?b=1 HTTP\/1\.1\r\n/)
  assert.equal(heard[0]!.header('authorization'), '')
})

test('the digest challenge is answered once, and the next question is signed at once', async () => {
  await using device = await foreignDevice((heard, socket) =>
    heard.header('authorization') === ''
      ? says(socket, '401 Unauthorized', '', [digest])
      : says(socket, '200 OK', 'yes'),
  )
  const client = newClient()
  const url = `http://127.0.0.1:${device.port}/a`
  assert.ok((await client.ask({ url }, admin)).ok)
  assert.ok((await client.ask({ url }, admin)).ok)
  assert.equal(device.heard.length, 3)
  assert.match(device.heard[2]!.header('authorization'), /nc=00000002/)
})

test('a wrong password is tried once, then not again on this device', async () => {
  await using device = await foreignDevice((_, socket) => says(socket, '401 Unauthorized', '', [digest]))
  const client = newClient()
  const url = `http://127.0.0.1:${device.port}/a`
  const tries = () => device.heard.filter(heard => heard.header('authorization') !== '').length
  assert.deepEqual(await client.ask({ url }, admin), { ok: false, problem: { reason: 'auth_failed' } })
  assert.equal(tries(), 1)
  const again = await client.ask({ url }, admin)
  assert.ok(!again.ok && again.problem.reason === 'password_waits' && (again.problem.wait_ms ?? 0) > 500_000)
  assert.equal(device.heard.length, 2, 'the device was not even called')
})

test('a nonce that went stale is not a wrong password', async () => {
  let nonce = 1
  await using device = await foreignDevice((heard, socket) => {
    if (heard.header('authorization').includes(`nonce="n${nonce}"`)) return says(socket, '200 OK', 'yes')
    const stale = heard.header('authorization') === '' ? '' : ', stale=true'
    return says(socket, '401 Unauthorized', '', [
      `WWW-Authenticate: Digest realm="cam", nonce="n${nonce}", qop="auth"${stale}`,
    ])
  })
  const client = newClient()
  const url = `http://127.0.0.1:${device.port}/a`
  assert.ok((await client.ask({ url }, admin)).ok)
  nonce = 2
  assert.ok((await client.ask({ url }, admin)).ok)
})

test('a redirect is followed on the same host only, and the password never goes to another', async () => {
  const moved = (to: string) => (_: unknown, socket: Socket) => says(socket, '302 Found', '', [`Location: ${to}`])
  assert.equal(reasonOf(await asking(moved('http://127.0.0.2:1/x'), {}, admin)), 'forbidden_address')
  assert.equal(reasonOf(await asking(moved('http://evil.example/x'), {}, admin)), 'forbidden_address')
  assert.equal(reasonOf(await asking(moved('file:///etc/passwd'))), 'forbidden_address')
  assert.equal(reasonOf(await asking(moved('/again'))), 'rubbish', 'a circle ends')
  const here = await asking((heard, socket) =>
    heard.head.startsWith('GET /there') ? says(socket, '200 OK', 'here') : moved('/there')(heard, socket),
  )
  assert.equal(here.result.ok && here.result.value.body.toString(), 'here')
})

test('addresses outside the allowed ranges are not called', async () => {
  const client = newClient()
  for (const url of [
    'http://8.8.8.8/',
    'http://169.254.169.254/latest',
    'ftp://127.0.0.1/',
    'http://[::ffff:8.8.8.8]/',
    'nonsense',
  ]) {
    const answer = await client.ask({ url }, admin)
    assert.equal(!answer.ok && answer.problem.reason, 'forbidden_address', url)
  }
})

test('a name is held against the allowed ranges at each question, and dialled where it was found', async () => {
  const answers = [['127.0.0.1'], ['8.8.8.8']]
  const guard = createAddressGuard(undefined, async () => answers.shift() ?? [])
  const client = createHttpClient(guard, createRefusedPasswords(systemClock))
  await using device = await foreignDevice((_, socket) => says(socket, '200 OK', 'it'))
  const url = `http://camera.lan:${device.port}/`
  const first = await client.ask({ url })
  assert.equal(first.ok && first.value.ip, '127.0.0.1')
  assert.equal(device.heard[0]?.header('host'), `camera.lan:${device.port}`)
  for (const reason of ['forbidden_address', 'unreachable']) {
    const later = await client.ask({ url })
    assert.equal(!later.ok && later.problem.reason, reason)
  }
  assert.equal(device.heard.length, 1)
})

test('an answer that says or turns out to be too long is cut off', async () => {
  const most_bytes = 10_000
  const declared = await asking((_, socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\nx'), {
    most_bytes,
  })
  assert.equal(reasonOf(declared), 'too_large')
  const forever = (_: unknown, socket: Socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
    const more = () => {
      while (!socket.destroyed && socket.write(`400\r\n${'x'.repeat(1024)}\r\n`));
    }
    socket.on('drain', more)
    more()
  }
  assert.equal(reasonOf(await asking(forever, { most_bytes })), 'too_large')
  const heads = await asking((_, socket) =>
    socket.write(`HTTP/1.1 200 OK\r\n${`X: ${'y'.repeat(500)}\r\n`.repeat(100)}\r\n`),
  )
  assert.equal(reasonOf(heads), 'too_large')
})

test('a device that drips, or says nothing, is waited for until the deadline and no longer', async () => {
  const silent = await asking(() => {}, { timeout_ms: 150 })
  assert.equal(reasonOf(silent), 'timeout')
  const drip = await asking(
    (_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ')
      const timer = setInterval(() => socket.write('y'), 20)
      socket.on('close', () => clearInterval(timer))
    },
    { timeout_ms: 300 },
  )
  assert.equal(reasonOf(drip), 'timeout')
})

test('a body shorter than its Content-Length is handed over as cut', async () => {
  const closed = await asking((_, socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf'))
  assert.ok(closed.result.ok && closed.result.value.cut)
  assert.equal(closed.result.value.body.toString(), 'half')
  const kept = await asking((_, socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf'), {
    timeout_ms: 1500,
  })
  assert.ok(kept.result.ok && kept.result.value.cut)
})

test('what is no HTTP is rubbish, nobody at home is unreachable', async () => {
  assert.equal(reasonOf(await asking((_, socket) => socket.end('SSH-2.0-dropbear\r\n'))), 'rubbish')
  assert.equal(reasonOf(await asking((_, socket) => socket.destroy())), 'unreachable')
  const device = await foreignDevice(() => {})
  await device[Symbol.asyncDispose]()
  const gone = await newClient().ask({ url: `http://127.0.0.1:${device.port}/` })
  assert.equal(!gone.ok && gone.problem.reason, 'unreachable')
})

test('a question ends when it is called off', async () => {
  const stop = new AbortController()
  const asked = asking(() => stop.abort(), { signal: stop.signal })
  assert.equal(reasonOf(await asked), 'unreachable')
})
