import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ProblemCode } from '#base/problems.ts'
import { run } from '#test/command-line.ts'
import { mountDisk, noSmallDisk } from '#test/mounted-disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-data-option-'))
const mounts = new AsyncDisposableStack()
after(async () => {
  await mounts.disposeAsync()
  rmSync(folder, { recursive: true, force: true })
})
const file = join(folder, 'một tệp')
writeFileSync(file, 'mine')

/** Ends by itself with the problem and its sentence, whatever the command was asked to work on. */
const refuses = async (args: readonly string[], code: ProblemCode, uid?: number): Promise<void> => {
  const said = await run(
    [...args, '--json'].filter(word => args[0] !== 'station' || word !== '--json'),
    {
      ...(uid !== undefined && { uid }),
    },
  )
  assert.notEqual(said.code, 0, args.join(' '))
  assert.notEqual(said.code, null, `${args.join(' ')} did not end by itself`)
  if (args[0] === 'station') assert.match(said.err, sentences[code] ?? /^$/, args.join(' '))
  else assert.equal(JSON.parse(said.out).code, code, args.join(' '))
}

const sentences: Partial<Record<ProblemCode, RegExp>> = {
  data_folder_impossible: /^matthan: Không thể có thư mục dữ liệu ở đây/,
  data_folder_unwritable: /^matthan: Không ghi được vào thư mục dữ liệu/,
}

test('a station is refused at places where no data folder can be', async () => {
  const hostile = [file, join(file, 'x'), '/dev/null', join(folder, 'a'.repeat(300)), '/proc/matthan', '/sys/matthan']
  for (const data of hostile.filter(path => process.platform === 'linux' || !/^\/(proc|sys)/.test(path))) {
    const code = data === '/sys/matthan' ? 'data_folder_unwritable' : 'data_folder_impossible'
    await refuses(['station', '--empty', '--port', '0', '--data', data], code)
  }
})

test('commands that work on a data folder end with a sentence where there is none', async () => {
  for (const data of [file, '/proc/matthan', '/dev/null']) {
    await refuses(['status', '--data', data], 'station_not_running')
    await refuses(['check', '--data', data], 'no_footage_here')
    await refuses(['reindex', '--data', data], 'no_footage_here')
    await refuses(['backup', '--to', join(folder, 'kept'), '--data', data], 'nothing_to_back_up')
  }
})

test('a data folder on a disk that is read-only is refused', async t => {
  const disk = join(folder, 'chỉ đọc')
  if (!mountDisk(mounts, disk, 'ro,size=1m')) return t.skip(noSmallDisk)
  await refuses(['station', '--empty', '--port', '0', '--data', join(disk, 'x')], 'data_folder_unwritable')
})

test('a data folder that belongs to somebody else is refused', async t => {
  if (process.getuid?.() !== 0) return t.skip('cần quyền root để đổi người dùng (changing the user needs root)')
  const locked = join(folder, 'của người khác')
  mkdirSync(locked, { mode: 0o700 })
  chmodSync(folder, 0o755)
  await refuses(['station', '--empty', '--port', '0', '--data', join(locked, 'x')], 'data_folder_unwritable', 65_534)
})
