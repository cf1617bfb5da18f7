// Journey: a camera's password goes in once and comes out nowhere: not in an answer, an error, a log, a file or a list of processes.

import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { run } from '#test/command-line.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { closing, House, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const WRONG = 'mat-khau-sai-bet-2026'

test('a password of a camera is shown nowhere', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 2, auth: 'basic' })
  const house = await House.open(stack)
  const [one, two] = street.cameras as [(typeof street.cameras)[number], (typeof street.cameras)[number]]
  const passwords = [one.password, two.password, WRONG]
  const forms = passwords.flatMap(password => [password, Buffer.from(`camera:${password}`).toString('base64')])
  const heard: string[] = []
  const clean = (text: string, where: string) => {
    for (const form of forms) assert.ok(!text.includes(form), `${where} shows ${form}`)
  }
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(house.station.url + path, {
      method,
      headers: { cookie: house.cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    heard.push(`${method} ${path}: ${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`)
    return answer.status
  }

  await t.test('typed into its field, pasted into the address, or handed over by the command line', async () => {
    const { id, name, main_url, username, password } = one
    assert.equal(await ask('POST', '/api/cameras', { id, name, main_url, username, password }), 201)
    assert.equal(await ask('POST', '/api/cameras', { id, name, main_url, username, password }), 409)
    const pasted = (secret: string) => two.main_url.replace('rtsp://', `rtsp://camera:${secret}@`)
    assert.equal(await ask('POST', '/api/cameras', { id: two.id, name: two.name, main_url: pasted(two.password) }), 201)
    assert.equal(await ask('POST', '/api/cameras', { id: 'sai', name: 'Sai', main_url: pasted(WRONG) }), 201)
    assert.equal(await ask('POST', '/api/cameras', { name: 'Hỏng', main_url: `rtsp://camera:${WRONG}@ /main` }), 400)
    assert.equal(await ask('POST', '/api/cameras', { name: '', main_url, username, password: WRONG }), 400)
    const file = join(makeFolder(stack), 'mat-khau')
    writeFileSync(file, WRONG)
    const common = ['camera', 'add', '--data', house.data, '--user', 'camera', '--password-file', file]
    const said = await run([...common, '--name', 'Sai nữa', '--url', main_url])
    const again = await run([...common, '--name', 'Sai nữa', '--id', 'sai', '--url', main_url])
    heard.push(said.out, said.err, again.out, again.err)
    assert.deepEqual([said.code, again.code], [0, 1])
  })

  await t.test('not while it streams, and not when it is refused', async () => {
    using viewer = await LiveViewer.open(house)
    viewer.watch(1, one.id)
    viewer.watch(2, 'sai')
    for (const { id } of [one, two]) await house.streams(id)
    await until('the wrong one is told', () => viewer.statuses(2).some(status => status.reason === 'auth_failed'))
    for (const path of [
      '/api/cameras',
      `/api/cameras/${one.id}`,
      '/api/cameras/sai',
      '/api/status',
      '/api/openapi.json',
    ])
      assert.equal(await ask('GET', path), 200)
    heard.push(JSON.stringify(viewer.news))
    for (const [i, text] of heard.entries()) clean(text, `answer ${i}`)
  })

  await t.test('not in any file of the data folder', () => {
    const files = globSync('**/*', { cwd: house.data }).filter(file => statSync(join(house.data, file)).isFile())
    assert.ok(files.some(file => file.startsWith('logs/')) && files.includes('station.sqlite'), `${files}`)
    for (const file of files) clean(readFileSync(join(house.data, file), 'latin1'), file)
  })

  await t.test('not in the list of processes, their arguments and their surroundings', async () => {
    const { pid } = (await house.status()).recorder
    assert.ok(readdirSync('/proc').includes(String(pid)))
    for (const file of ['cmdline', 'environ'])
      clean(readFileSync(`/proc/${pid}/${file}`, 'latin1'), `the recorder's ${file}`)
  })
})
