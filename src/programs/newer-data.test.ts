import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { run } from '#test/command-line.ts'
import { writeFootage } from '#test/written-footage.ts'

const bump = (file: string, version: number): void => {
  const db = new DatabaseSync(file)
  db.exec(`PRAGMA user_version = ${version}; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE`)
  db.close()
}

test('data of a newer program is refused with a sentence by every command that would open it, and is not touched', {
  timeout: 120_000,
}, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-newer-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const data = join(folder, 'data')
  await writeFootage(data, { seconds: 5 })
  openDatabase(join(data, 'station.sqlite'), stationMigrations).close()
  const backup = join(folder, 'backup')
  const refused = async (file: string, args: readonly string[]) => {
    const before = readFileSync(file)
    const { err, code } = await run([...args, '--data', data])
    assert.equal(code, 1, args.join(' '))
    assert.match(err, /bản Mắt Thần mới hơn.*\n.*newer Mắt Thần/)
    assert.ok(err.includes('999'), err)
    assert.deepEqual(readFileSync(file), before)
  }
  for (const name of ['station.sqlite', 'catalogue.sqlite']) {
    const file = join(data, name)
    const db = new DatabaseSync(file, { readOnly: true })
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version)
    db.close()
    bump(file, 999)
    await refused(file, ['station', '--empty', '--port', '0'])
    if (name === 'catalogue.sqlite') {
      await refused(file, ['reindex'])
      await refused(file, ['check'])
    }
    assert.equal((await run(['backup', '--to', backup, '--data', data])).code, 0)
    bump(file, version)
    await refused(file, ['restore', '--from', backup])
    rmSync(backup, { recursive: true })
  }
})
