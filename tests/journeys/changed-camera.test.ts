// Journey: a camera is changed. Somebody gives it another address, another name, the right password; each time it leaves the station and
// comes again. Its footage stays one chain, and what was wrong before is not blamed for what comes later.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { SimulatedCamera } from '#simulator/street.ts'
import { run } from '#test/command-line.ts'
import { closing, House, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

type Checked = { readonly files: number; readonly fragments: number; readonly findings: readonly unknown[] }

test('a camera that is changed four times in a row, and removed and added again, keeps one unbroken chain', {
  timeout: 90_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { ownPorts: true })
  const data = join(makeFolder(stack), 'data')
  const opened = stack.use(new AsyncDisposableStack())
  const house = await House.open(opened, { data })
  const camera = street.cameras[0]!
  const own = camera.main_url
  const shared = own.replace(/:\d+/, `:${street.port}`)
  await house.add(camera)
  await house.streams(camera.id)
  await house.recorded(camera.id, (await house.status()).now_90k, 1)

  const change = async (changed: Partial<SimulatedCamera>): Promise<void> => {
    await house.ask('DELETE', `/api/cameras/${camera.id}`)
    await house.add({ ...camera, ...changed })
  }
  const changes = [{ name: 'Cổng làng' }, { main_url: shared }, { name: 'Cổng làng Đông' }, { main_url: shared }]
  for (const changed of changes) {
    await change(changed)
    await until('its pictures come', async () => ((await house.camera(camera.id)).main?.frames_per_second ?? 0) > 0)
  }
  await house.recorded(camera.id, (await house.status()).now_90k, 1)
  await house.ask('DELETE', `/api/cameras/${camera.id}`)
  await house.add(camera)
  await house.streams(camera.id)
  await house.recorded(camera.id, (await house.status()).now_90k, 1)
  const beside = await run(['check', '--full', '--json', '--data', house.data])
  assert.deepEqual((JSON.parse(beside.out) as Checked).findings, [], 'while it records')

  await opened.disposeAsync()
  const { out, code } = await run(['check', '--full', '--json', '--data', house.data])
  const checked = JSON.parse(out) as Checked
  assert.deepEqual(checked.findings, [])
  assert.equal(code, 0)
  assert.ok(checked.files >= 5 && checked.fragments >= 8, JSON.stringify(checked))
})

test('what was wrong with a camera before it was changed is not the cause of what comes later', {
  timeout: 90_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { auth: 'digest' })
  const house = await House.open(stack)
  const camera = street.cameras[0]!
  const { id } = camera
  await house.add({ ...camera, password: 'nhầm mật khẩu' } as SimulatedCamera)
  const wrong_90k = await until('the password is refused', async () => {
    const { main } = await house.camera(id)
    return main?.reason === 'auth_failed' && main.since_90k
  })
  const noted = async (cause: string, detail: string | null, from_90k: number) => {
    const { spans } = await house.coverage(id, { from_90k, to_90k: (await house.status()).now_90k })
    return spans.find(
      span => span.state === 'missing' && span.cause === cause && (detail ?? span.detail) === span.detail,
    )
  }
  await until('the ledger says so', () => noted('auth_failed', null, wrong_90k))
  await house.ask('DELETE', `/api/cameras/${id}`)
  await house.add(camera)
  await house.streams(id)
  const right_90k = (await house.status()).now_90k
  await house.recorded(id, right_90k, 3)

  street.setFault(id, 'hangs-after-play')
  await until('the ledger says that it is silent', () => noted('unknown', 'silent', right_90k), 25_000)
  assert.equal(await noted('auth_failed', null, right_90k), undefined)
})
