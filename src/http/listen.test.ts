import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fastify from 'fastify'
import { Problem } from '#base/problems.ts'
import { listenLocally, listenOn, reachable } from './listen.ts'

const hasCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

test('a second station on the same port or folder is told so, and a socket left behind is no obstacle', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-listen-'))
  const file = join(folder, 'station.sock')
  const servers = Array.from({ length: 4 }, () => fastify())
  t.after(async () => {
    await Promise.all(servers.map(server => server.close()))
    rmSync(folder, { recursive: true })
  })
  const [one, two, three, four] = servers as [never, never, never, never]
  const port = await listenOn(one, { host: '127.0.0.1', port: 0 })
  await assert.rejects(listenOn(two, { host: '127.0.0.1', port }), hasCode('port_in_use'))
  writeFileSync(file, '')
  await listenLocally(three, file)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  await assert.rejects(listenLocally(four, file), hasCode('data_folder_in_use'))
})

test('a data folder with a very long name still has its socket', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-listen-'))
  const deep = join(folder, 'thư-mục-rất-dài'.repeat(8), 'sâu')
  mkdirSync(deep, { recursive: true })
  const app = fastify()
  app.get('/', () => 'chào')
  const file = join(deep, 'station.sock')
  await listenLocally(app, file)
  const path = reachable(file)
  t.after(async () => {
    path.close()
    await app.close()
    rmSync(folder, { recursive: true })
  })
  const text = await new Promise(resolve => {
    request({ socketPath: path.path, path: '/' }, answer => answer.on('data', data => resolve(String(data)))).end()
  })
  assert.equal(text, 'chào')
})
