import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import { clipNotesShape, coverageShape, spanQueryShape } from '#contract/recording.ts'
import { freely } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { startStation } from '#test/front-door-station.ts'
import { askStation } from './ask-station.ts'

const cli = join(import.meta.dirname, 'cli.ts')

/** Runs the real program as a person would, with `data` as its data folder. */
const matthan = async (data: string, args: readonly string[], input = '') => {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, MATTHAN_DATA: data } })
  child.stdin.end(input)
  const code = new Promise<number | null>(resolve => child.on('exit', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { out, err, code: await code }
}

const clip = Buffer.alloc(300_000, 7)
const at = (iso: string) => wallFromUnixMillis(Date.parse(iso))

/** What the recordings routes answer, with one minute missing in the middle. */
const pretendRecordings = (): readonly Route[] => {
  const shared = {
    method: 'GET',
    access: 'session',
    does: freely('A test.'),
    params: cameraParamsShape,
    query: spanQueryShape,
  } as const
  const [from_90k, to_90k, stop, go] = [
    at('2026-11-21T15:00:00Z'),
    at('2026-11-21T15:10:00Z'),
    at('2026-11-21T15:04:00Z'),
    at('2026-11-21T15:05:00Z'),
  ]
  const unsaid = { detail: null, by: null, noted_90k: null, recovered: null } as const
  const span = { camera: 'cho', stream: 'main', from_90k, to_90k } as const
  return [
    route({
      ...shared,
      path: '/api/cameras/:camera/coverage',
      summary: 'Coverage.',
      answers: { 200: coverageShape },
      handler: () => ({
        ...span,
        recorded_90k: to_90k - from_90k - (go - stop),
        recovered_90k: 0,
        expected_90k: to_90k - from_90k,
        suspended_90k: 0,
        not_scheduled_90k: 12 * 3600 * 90_000,
        spans: [
          { state: 'recorded', from_90k, to_90k: stop, cause: null, ...unsaid },
          { state: 'missing', from_90k: stop, to_90k: go, cause: 'power_lost', ...unsaid },
          { state: 'recorded', from_90k: go, to_90k, cause: null, ...unsaid },
        ],
      }),
    }),
    route({
      ...shared,
      path: '/api/cameras/:camera/clip.json',
      summary: 'Clip notes.',
      answers: { 200: clipNotesShape },
      handler: () => ({
        ...span,
        bytes: clip.length,
        parts: [
          { from_90k, to_90k: stop, at_90k: 0 },
          { from_90k: go, to_90k, at_90k: stop - from_90k },
        ],
        gaps: [{ from_90k: stop, to_90k: go, cause: 'power_lost', detail: null }],
      }),
    }),
    route({
      ...shared,
      path: '/api/cameras/:camera/clip.mp4',
      summary: 'Clip.',
      handler: ({ query }, reply) => {
        if (query.stream === 'main') return reply.type('video/mp4').send(clip)
        // Breaks off half way.
        reply.hijack()
        reply.raw.writeHead(200, { 'content-length': clip.length })
        reply.raw.write(clip.subarray(0, 1000), () => reply.raw.destroy())
      },
    }),
  ]
}

test('cameras are added, listed and removed through the local socket, and passwords stay off the screen', async t => {
  const { folder, secrets } = await startStation(t)
  const add = ['camera', 'add', '--name', 'Chợ', '--url', 'rtsp://10.0.0.9/main', '--user', 'admin']
  const added = await matthan(folder, [...add, '--password-file', '-'], 'bí-mật-42\n')
  assert.deepEqual([added.code, added.err], [0, ''])
  assert.match(added.out, /Đã thêm camera "Chợ", mã cho\./)
  assert.equal(secrets.list()[0]?.password, 'bí-mật-42')
  const json = await matthan(folder, [...add, '--json'])
  assert.equal(JSON.parse(json.out).id, 'cho-2')
  const list = await matthan(folder, ['camera', 'list'])
  assert.match(list.out, /^cho {2,}Chợ/m)
  const removed = await matthan(folder, ['camera', 'remove', 'cho'])
  assert.match(removed.out, /Hình đã ghi vẫn được giữ/)
  const again = await matthan(folder, ['camera', 'remove', 'cho', '--json'])
  assert.deepEqual([again.code, JSON.parse(again.out).code], [1, 'no_such_camera'])
  for (const { out, err } of [added, json, list, removed]) assert.doesNotMatch(out + err, /bí-mật-42|"admin"/)
})

test('status and a one-time link are had without a password', async t => {
  const { folder, ports } = await startStation(t)
  const camera = { name: 'Chợ', main_url: 'rtsp://10.0.0.9/main' }
  await askStation(folder, 'POST', '/api/cameras', { body: camera })
  const status = await matthan(folder, ['status'])
  for (const line of [
    /^Trạm \(station\) +Trạm thử, Mắt Thần 0\.0\.0$/m,
    /^Chạy từ \(up since\) .*, được 0 giờ 0 phút \(0 h 0 min\)$/m,
    /^Đang ghi \(recording\) +0\/1 camera$/m,
    /^Hôm nay \(today\) +chưa tính được/m,
    /^Bộ ghi hình \(recorder\) +đang chạy \(running\), từ .*, chưa phải khởi động lại \(no restart\)$/m,
    /^Camera không ghi \(not recording\):\n {2}cho +Chợ +–$/m,
    /^Không có cảnh báo\. \(No alarms\.\)$/m,
  ])
    assert.match(status.out, line)
  assert.equal(JSON.parse((await matthan(folder, ['status', '--json'])).out).cameras.total, 1)
  const link = await matthan(folder, ['sign-in-link', '--json'])
  const { url } = JSON.parse(link.out)
  assert.equal(ports.links.good(url.split('#')[1]), true)
})

test('coverage tells what is there, what is missing and why', async t => {
  const { folder } = await startStation(t, pretendRecordings())
  const ask = ['coverage', '--camera', 'cho', '--from', '2026-11-21 22:00', '--to', '2026-11-21 22:10']
  const { out } = await matthan(folder, ask)
  assert.match(out, /thiếu +22:04:00 21\/11\/2026 +22:05:00 21\/11\/2026 +0:01:00 +mất điện \(power lost\)/)
  assert.match(out, /Có hình 90,0% của thời gian phải ghi/)
  assert.match(out, /Ngoài giờ ghi 12:00:00, không tính/)
  assert.doesNotMatch(out, /Tạm ngừng/)
  assert.equal(JSON.parse((await matthan(folder, [...ask, '--json'])).out).spans.length, 3)
})

test('a clip is saved whole or not at all, never over another file, and tells its gaps', async t => {
  const { folder } = await startStation(t, pretendRecordings())
  const file = join(folder, 'đoạn.mp4')
  const save = ['export', '--camera', 'cho', '--from', '-1h', '--to', 'now', '--out', file]
  const saved = await matthan(folder, save)
  assert.deepEqual([saved.code, saved.err], [0, ''])
  assert.match(saved.out, /300,0 kB, dài 0:09:00/)
  assert.match(saved.out, /22:04:00 .*mất điện/)
  assert.ok(readFileSync(file).equals(clip))

  writeFileSync(file, 'mine')
  const refused = await matthan(folder, [...save, '--json'])
  assert.deepEqual([refused.code, JSON.parse(refused.out).code, readFileSync(file, 'utf8')], [1, 'file_exists', 'mine'])
  const broken = await matthan(folder, [...save, '--force', '--stream', 'sub', '--json'])
  assert.deepEqual(
    [broken.code, JSON.parse(broken.out).code, readFileSync(file, 'utf8')],
    [1, 'station_broke_off', 'mine'],
  )
  assert.equal((await matthan(folder, [...save, '--force'])).code, 0)
  assert.ok(readFileSync(file).equals(clip))
  const nowhere = await matthan(folder, [...save.slice(0, -1), join(folder, 'none', 'a.mp4'), '--json'])
  assert.equal(JSON.parse(nowhere.out).code, 'file_unwritable')
  assert.deepEqual(
    readdirSync(folder).filter(name => name.endsWith('.part')),
    [],
  )
})

test('a wrong command line says what there is, and a station that is not running how to start it', async () => {
  const nowhere = join(import.meta.dirname, 'no-such-folder')
  for (const [args, code, words] of [
    [['frobnicate'], 2, /không có \(unknown\): frobnicate\n {2}các lệnh \(commands\): station, simulate, backup/],
    [['camera', 'paint'], 2, /\(commands\): camera add, .*camera list, .*camera remove/],
    [['status', '--colour'], 2, /không có \(unknown\): --colour\n.*--data --json --help\n.*matthan status --help/],
    [['status', '--\u001b[31mred'], 2, /unknown\): --·\[31mred/],
    [['export', '--camera', 'a'], 2, /còn thiếu \(missing\): --from/],
    [['coverage', '--camera', 'a', '--from', 'soon', '--to', 'now'], 2, /chưa đúng ở \(not right\): --from/],
    [['coverage', '--camera', 'a', '--from', 'now', '--to', '-1h'], 2, /phải sau --from/],
    [['status'], 1, /Trạm chưa chạy.*\(No station is running/s],
  ] as const) {
    const { out, err, code: exit } = await matthan(nowhere, args)
    assert.deepEqual([exit, out], [code, ''], args.join(' '))
    assert.match(err, words)
  }
  assert.equal(existsSync(nowhere), false)
})

test('every command of ours explains itself in Vietnamese first', async () => {
  const { out } = await matthan('/none', [])
  const names = [...out.matchAll(/^ {2}([a-z-]+(?: [a-z]+)?) {2,}/gm)].map(([, name]) => name!)
  assert.ok(names.includes('camera add') && names.includes('bench'), `${names}`)
  for (const name of names) {
    const help = await matthan('/none', [...name.split(' '), '--help'])
    assert.deepEqual([help.code, help.err], [0, ''], name)
    assert.match(help.out, new RegExp(`matthan ${name}[^]*--help`), name)
  }
})
