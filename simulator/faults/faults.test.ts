import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { libavMissing } from '#simulator/footage/libav.ts'
import { PlainClient } from '#simulator/rtsp/plain-client.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { until } from '#test/patience.ts'
import { faults } from './named.ts'

const missing = await libavMissing()
const needs = { skip: missing }
let street: Street
before(async () => {
  if (missing === false) street = await startStreet({ cameras: 40, quick: true, ownPorts: true })
})
after(async () => street?.stop())

type Faulty = { readonly id: string; readonly camera: PlainClient; readonly url: string }

let next = 0
/** Every test has a camera of its own, so that they can run beside each other. */
const withFault = async (fault: string | undefined): Promise<Faulty> => {
  const { id, main_url } = street.cameras[next++]!
  street.setFault(id, fault)
  return { id, camera: await PlainClient.open(Number(new URL(main_url).port)), url: main_url }
}

const play = async (fault?: string): Promise<Faulty> => {
  const faulty = await withFault(fault)
  const session = await faulty.camera.setUp(faulty.url)
  assert.equal((await faulty.camera.ask('PLAY', faulty.url, { Session: session })).status, 200)
  return faulty
}

const rtp = (camera: PlainClient): Buffer[] =>
  camera.packets.filter(({ channel }) => channel === 0).map(({ bytes }) => bytes)

test('every fault is a file, and every file a fault', () => {
  const files = readdirSync(import.meta.dirname)
    .filter(file => !/^(fault|named)\.ts$|\.test\.ts$/.test(file))
    .map(file => file.replace(/\.ts$/, ''))
  assert.deepEqual(Object.keys(faults).sort(), files.sort())
})

describe('a camera with a fault', { concurrency: true }, () => {
  for (const fault of ['no-answer', 'hangs-after-describe'] as const) {
    test(`${fault} keeps the line open and says nothing`, needs, async () => {
      const { camera, url } = await withFault(fault)
      camera.write(`SETUP ${url}/trackID=0 RTSP/1.0\r\nCSeq: 1\r\nTransport: RTP/AVP/TCP\r\n\r\n`)
      await assert.rejects(
        camera.until(() => camera.packets.length > 0, 300),
        /in time/,
      )
      await camera[Symbol.asyncDispose]()
    })
  }

  test('hangs-up-at-once closes the connection', needs, async () => {
    const { camera, url } = await withFault('hangs-up-at-once')
    await assert.rejects(camera.ask('OPTIONS', url), /hung up/)
  })

  test('refuses-password and redirects-once and unsupported-stream answer as they are named', needs, async () => {
    const refusing = await withFault('refuses-password')
    assert.equal((await refusing.camera.ask('DESCRIBE', refusing.url)).status, 401)
    const moved = await withFault('redirects-once')
    const answer = await moved.camera.ask('DESCRIBE', moved.url)
    assert.equal(answer.status, 302)
    assert.equal((await moved.camera.ask('DESCRIBE', answer.headers.get('location')!)).status, 200)
    const jpeg = await withFault('unsupported-stream')
    const { body } = await jpeg.camera.ask('DESCRIBE', jpeg.url)
    assert.match(body, /MP4V-ES\/90000/)
    assert.doesNotMatch(body, /H264/)
    for (const { camera } of [refusing, moved, jpeg]) await camera[Symbol.asyncDispose]()
  })

  test('answers-rubbish is no RTSP', needs, async () => {
    const { camera, url } = await withFault('answers-rubbish')
    assert.equal((await camera.ask('OPTIONS', url)).status, 0)
    await camera[Symbol.asyncDispose]()
  })

  test('hangs-after-play sends no picture', needs, async () => {
    const { id, camera } = await play('hangs-after-play')
    await camera.until(() => street.sent(id, 'main').dropped_frames > 3)
    assert.equal(rtp(camera).length, 0)
  })

  test('never-sends-a-keyframe sends all the rest', needs, async () => {
    const { id, camera } = await play('never-sends-a-keyframe')
    await camera.until(() => street.sent(id, 'main').frames > 20)
    const sent = street.sent(id, 'main')
    assert.equal(sent.keyframes, 0)
    assert.ok(sent.dropped_frames > 0)
  })

  test('missing-marker-bits never marks a packet', needs, async () => {
    const { camera } = await play('missing-marker-bits')
    await camera.until(() => rtp(camera).length > 30)
    assert.ok(rtp(camera).every(packet => (packet[1]! & 0x80) === 0))
  })

  test('reorders-udp swaps neighbours and loses none', needs, async () => {
    const { camera } = await play('reorders-udp')
    await camera.until(() => rtp(camera).length > 60)
    const numbers = rtp(camera).map(packet => packet.readUInt16BE(2))
    const steps = numbers.slice(1).map((number, index) => (number - numbers[index]! + 65_536) & 0xffff)
    assert.ok(steps.includes(2) && steps.includes(65_535))
  })

  test('truncates-packets cuts some short', needs, async () => {
    const { id, camera } = await play('truncates-packets')
    await camera.until(() => street.sent(id, 'main').packets > 80)
    await camera.until(() => rtp(camera).length > 60)
  })

  test('sends-slowly keeps the order', needs, async () => {
    const { camera } = await play('sends-slowly')
    await camera.until(() => rtp(camera).length > 60)
    const numbers = rtp(camera).map(packet => packet.readUInt16BE(2))
    for (const [index, number] of numbers.slice(1).entries()) assert.equal(number, (numbers[index]! + 1) & 0xffff)
  })

  test('a fault given to a running stream is felt at once', needs, async () => {
    const { id, camera } = await play('sends-slowly')
    await camera.until(() => rtp(camera).length > 5)
    street.setFault(id, 'closes-mid-stream')
    await assert.rejects(
      camera.until(() => false),
      /hung up/,
    )
  })

  test(
    'unplugged closes its port and resets who is there; plugged in again it is found where it was',
    needs,
    async () => {
      const { id, camera, url } = await play()
      await camera.until(() => rtp(camera).length > 5)
      street.setFault(id, 'unplugged')
      await assert.rejects(
        camera.until(() => false),
        /hung up/,
      )
      await assert.rejects(PlainClient.open(Number(new URL(url).port)), /ECONNREFUSED/)
      const { to_ms } = street.filmed(id, 'main').at(-1)!
      street.setFault(id, undefined)
      await until('its port is open', async () => {
        await using again = await PlainClient.open(Number(new URL(url).port))
        return (await again.ask('DESCRIBE', url)).status === 200
      })
      assert.equal(street.filmed(id, 'main').at(-1)!.to_ms, to_ms, 'nothing went out meanwhile')
    },
  )

  test('unplugged-silently says nothing more, and afterwards knows nothing of who was there', needs, async () => {
    const { id, camera, url } = await play()
    await camera.until(() => rtp(camera).length > 5)
    street.setFault(id, 'unplugged-silently')
    const { frames } = street.sent(id, 'main')
    await assert.rejects(camera.ask('OPTIONS', url, {}, 400), /in time/)
    assert.equal(street.sent(id, 'main').frames, frames)
    assert.equal(camera.closed, false)
    street.setFault(id, undefined)
    await assert.rejects(
      camera.until(() => false),
      /hung up/,
    )
  })

  test('wifi-delays brings everything in order once there is air again', needs, async () => {
    const { id, camera, url } = await play()
    await camera.until(() => rtp(camera).length > 5)
    street.setFault(id, 'wifi-delays')
    const before = street.sent(id, 'main').frames
    await assert.rejects(camera.ask('GET_PARAMETER', url, {}, 700), /in time/)
    assert.equal(street.sent(id, 'main').frames, before)
    street.setFault(id, undefined)
    await camera.until(() => street.sent(id, 'main').frames > before + 10)
    await camera.until(() => rtp(camera).length > 30)
    const numbers = rtp(camera).map(packet => packet.readUInt16BE(2))
    for (const [index, number] of numbers.slice(1).entries()) assert.equal(number, (numbers[index]! + 1) & 0xffff)
    assert.equal(street.filmed(id, 'main').length, 1, 'all that was filmed went out')
    assert.equal(street.sent(id, 'main').dropped_frames, 0)
  })

  test('wifi-loses loses what was filmed meanwhile, and the connection goes on', needs, async () => {
    const { id, camera } = await play()
    await camera.until(() => rtp(camera).length > 5)
    street.setFault(id, 'wifi-loses')
    const { frames, dropped_frames } = street.sent(id, 'main')
    await camera.until(() => street.sent(id, 'main').dropped_frames > dropped_frames + 15)
    assert.equal(street.sent(id, 'main').frames, frames)
    street.setFault(id, undefined)
    await camera.until(() => street.filmed(id, 'main').length === 2)
    const [first, second] = street.filmed(id, 'main')
    assert.ok(second!.from_ms - first!.to_ms >= 1000)
  })

  test('password-changed drops the session and refuses the old password', needs, async () => {
    const { id, camera } = await play()
    await camera.until(() => rtp(camera).length > 5)
    street.setFault(id, 'password-changed')
    await assert.rejects(
      camera.until(() => false),
      /hung up/,
    )
    const { camera: next, url } = await withFault('password-changed')
    assert.equal((await next.ask('DESCRIBE', url)).status, 401)
  })

  test('clock-wraps wraps within three seconds', needs, async () => {
    const { camera } = await play('clock-wraps')
    await camera.until(() => rtp(camera).length > 5)
    assert.ok(rtp(camera)[0]!.readUInt32BE(4) >= 2 ** 32 - 3 * 90_000)
    await camera.until(() => rtp(camera).at(-1)!.readUInt32BE(4) < 2 ** 31)
  })

  test('clock-steps steps by an hour', needs, async () => {
    const { camera } = await play('clock-steps')
    const steps = () => {
      const stamps = rtp(camera).map(packet => packet.readUInt32BE(4))
      return stamps.slice(1).map((stamp, index) => (stamp - stamps[index]!) | 0)
    }
    await camera.until(() => steps().some(step => step > 3_000 * 90_000))
  })

  test('sends-tenfold sends ten times as much, its packets in order', needs, async () => {
    const { camera } = await play('sends-tenfold')
    await camera.until(() => rtp(camera).length > 300)
    const sizes = (filler: boolean) =>
      rtp(camera)
        .filter(packet => (packet[12]! === 12) === filler)
        .reduce((sum, packet) => sum + packet.length, 0)
    assert.ok(sizes(true) > 7 * sizes(false), `${sizes(true)} and ${sizes(false)}`)
    const numbers = rtp(camera).map(packet => packet.readUInt16BE(2))
    for (const [index, number] of numbers.slice(1).entries()) assert.equal(number, (numbers[index]! + 1) & 0xffff)
  })

  test('a session that is not kept alive ends', needs, async () => {
    const { id, camera } = await play('session-expires-fast')
    await assert.rejects(
      camera.until(() => false),
      /hung up/,
    )
    assert.equal(street.sent(id, 'main').playing, false)
  })
})

test('a fault with a rhythm comes and goes', needs, async () => {
  const rhythm = { on_s: 0.4, every_s: 1 }
  await using other = await startStreet({
    cameras: 1,
    quick: true,
    faults: [{ fault: 'hangs-up-at-once', camera: '1', rhythm }],
  })
  const answers = async (): Promise<boolean> => {
    await using client = await PlainClient.open(other.port)
    return await client.ask('OPTIONS', other.cameras[0]!.main_url).then(
      () => true,
      () => false,
    )
  }
  for (const wanted of [true, false, true])
    await until(wanted ? 'it answers' : 'it hangs up', async () => (await answers()) === wanted)
})

test('a password that is changed counts at once', needs, async () => {
  await using guarded = await startStreet({ cameras: 1, quick: true, auth: 'basic' })
  const { id, main_url, username, password } = guarded.cameras[0]!
  const asked = async (word: string): Promise<number> => {
    await using client = await PlainClient.open(guarded.port)
    const authorization = `Basic ${Buffer.from(`${username}:${word}`).toString('base64')}`
    return (await client.ask('DESCRIBE', main_url, { Authorization: authorization })).status
  }
  assert.equal(await asked(password), 200)
  guarded.changePassword(id, 'mật khẩu mới')
  assert.deepEqual([await asked(password), await asked('mật khẩu mới')], [401, 200])
})
