// Journey: the owner sees who looked. Somebody watches a camera live, plays what it recorded and takes a clip along; another system fetches it;
// its owner reads who, when, what and why, and the log proves itself, also after the station was killed.

import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Workplace } from '#bench/workplace.ts'
import type { AccessLogPage, AccessSettings, Looks } from '#contract/access-log.ts'
import type { AuditAnswer } from '#programs/commands/audit-verify.ts'
import { listLogFiles } from '#store/access-log/log-files.ts'
import { run } from '#test/command-line.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { closing, House, makeFolder, openStreet, spanText } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { StationProcess } from '#test/station-process.ts'

const verify = async (data: string, ...more: readonly string[]): Promise<AuditAnswer> => {
  const { out, err } = await run(['audit', 'verify', '--data', data, '--json', ...more])
  assert.ok(out.startsWith('{'), err)
  return JSON.parse(out) as AuditAnswer
}

test('the owner sees who looked', { timeout: 120_000 }, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack)
  const camera = street.cameras[0]!
  await house.add(camera)
  await house.streams(camera.id)
  const begins = (await house.status()).now_90k
  const send = (method: string, path: string, body?: unknown) =>
    fetch(house.station.url + path, {
      method,
      headers: {
        ...{ cookie: house.cookie, origin: house.station.url },
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const put = (path: string, body: unknown) => send('PUT', path, body)
  const looks = async () => (await house.ask<Looks>('GET', `/api/cameras/${camera.id}/looks`)).looks

  using viewer = await LiveViewer.open(house)
  viewer.watch(1, camera.id)
  await until('live pictures', () => viewer.frames(1).length > 5)
  const [live] = await looks()
  assert.equal(live?.who.role, 'police_chief')
  assert.deepEqual(
    [live?.who.name, live?.who.person, live?.verb, live?.open],
    ['truc-ban', 'Trực ban', 'watch_live', true],
  )

  const span = await house.recorded(camera.id, begins, 3)
  await t.test(
    'why is asked where policy says so, once for the task, and stands beside what was looked at',
    async () => {
      const settings = await house.ask<AccessSettings>('GET', '/api/access-log/settings')
      assert.deepEqual([settings.purposes.play_back_older_than_h, settings.purposes.extract], [24, true])
      const strict = { ...settings, purposes: { ...settings.purposes, play_back_older_than_h: 0 } }
      assert.equal((await put('/api/access-log/settings', strict)).status, 200)
      assert.equal((await send('DELETE', '/api/session/task')).status, 200)
      const play = () => house.get(`/api/cameras/${camera.id}/playback.mp4?${spanText(span)}`)
      const refused = await play()
      assert.deepEqual([refused.status, ((await refused.json()) as { code: string }).code], [403, 'purpose_needed'])
      assert.equal((await put('/api/session/task', { purpose: 'missing_person', case: '15/2026' })).status, 200)
      for (let i = 0; i < 3; i++) await (await play()).arrayBuffer()
      await house.bytes(`/api/cameras/${camera.id}/clip.mp4?${spanText(span)}`)
      const seen = await looks()
      assert.deepEqual(
        seen.map(({ verb, purpose, refused }) => [verb, purpose, refused]),
        [
          ['extract', 'missing_person', null],
          ['play_back', 'missing_person', null],
          ['play_back', null, 'purpose_needed'],
          ['watch_live', null, null],
        ],
      )
      const played = seen.find(({ verb, purpose }) => verb === 'play_back' && purpose !== null)
      assert.deepEqual(played?.spans, [[span.from_90k, span.to_90k]])
      assert.ok(!JSON.stringify(seen).includes('15/2026'), 'the case is not the owner’s to know')
      const { entries } = await house.ask<AccessLogPage>('GET', '/api/access-log', { query: { case: '15/2026' } })
      assert.deepEqual(
        entries.map(({ verb }) => verb),
        ['extract', 'play_back', 'state_purpose'],
      )
    },
  )

  await t.test('the command line finds it, takes it along as a table, signs it and proves it', async () => {
    const at = ['--data', house.data]
    const listed = await run(['audit', 'list', '--verb', 'extract', ...at])
    assert.match(listed.out, /truc-ban .*extract GET \/api\/cameras\/:camera\/clip\.mp4 .*missing_person 15\/2026/)
    const out = join(makeFolder(stack), 'nhat-ky.csv')
    await run(['audit', 'export', '--camera', camera.id, '--out', out, ...at])
    assert.match(readFileSync(out, 'utf8'), /^\uFEFFn,from,until[^\n]*\r\n(\d+,[^\n]*\r\n){4}$/)
    const heads = await run(['audit', 'heads', ...at])
    assert.match(heads.out, /hash\): {8}([0-9a-f]{4} ){15}[0-9a-f]{4}/)
    const answer = await verify(house.data)
    assert.deepEqual(answer.findings, [])
    assert.equal(answer.folders.length, 2, 'in the data folder, and on the archive')
  })
})

test('a station that was killed goes on with the same chain, and what was done to it meanwhile is named', async t => {
  const stack = closing(t)
  const place = stack.use(new Workplace('access-log'))
  const data = join(place.folder, 'data')
  const first = await StationProcess.start(stack, place, data)
  await first.ask('POST', '/api/sign-in/new-link')
  const { head } = await first.ask<{ head: { number: number } }>('POST', '/api/access-log/heads')
  await until('it is on the disk', async () => (await verify(data)).entries >= head.number)
  first.running.child.kill('SIGKILL')
  const second = await StationProcess.start(stack, place, data)
  await second.ask('POST', '/api/access-log/heads')
  const sound = await verify(data)
  assert.deepEqual(sound.findings, [])
  assert.ok(sound.entries > head.number)
  const file = join(data, 'access-log', listLogFiles(join(data, 'access-log'))[0]!.name)
  writeFileSync(file, readFileSync(file, 'utf8').replace('POST /api/sign-in/new-link', 'POST /api/sign-in/new-lin_'))
  const tampered = await verify(data)
  assert.ok(tampered.findings.some(({ what }) => what === 'edited'))
  appendFileSync(file, 'x\n')
  assert.ok((await verify(data)).findings.some(({ what }) => what === 'unreadable'))
})
