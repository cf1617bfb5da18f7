import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startStreet } from '#simulator/street.ts'
import { conditionsOf, examineAlone, lineOf, patientOf } from '#test/engine/patient.ts'
import { closing } from '#test/neighbourhood.ts'
import { insideHttp } from '#test/wrapped-rtsp.ts'

test('a camera that is reached only inside HTTP is looked over there, and its password tried once', async t => {
  const stack = closing(t)
  const street = await startStreet({ cameras: 1, quick: true, auth: 'digest' })
  stack.defer(() => street.stop())
  const { id, username, password } = street.cameras[0]!
  const tunnel = stack.use(await insideHttp(street.port, `${username}:${password}`))
  const main_url = `rtsp://127.0.0.1:${tunnel.port}/${id}/main`
  const at = { main_url, sub_url: null, transport: 'http' } as const

  const told = await examineAlone(patientOf(street, id, at))
  assert.deepEqual(
    (['rtsp', 'sign_in', 'stream'] as const).map(code => lineOf(told, code).outcome),
    ['on', 'taken', 'comes'],
  )
  const wrong = patientOf(street, id, { ...at, credentials: { username, password: 'nhầm' } })
  let tries = 0
  const conditions = conditionsOf(wrong)
  const measure: typeof conditions.measure = (stream, signal) => {
    tries++
    return conditions.measure(stream, signal)
  }
  const refused = await examineAlone(wrong, { measure })
  assert.deepEqual([lineOf(refused, 'sign_in').outcome, tries], ['refused', 1])
})
