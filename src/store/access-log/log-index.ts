// The index of the access log: a SQLite file of its own beside the log, for searching. It is made from the lines and can be thrown away at any
// time; nothing is ever believed because it stands here.

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as breathe } from 'node:timers/promises'
import type { AccessEntry, AccessSearch } from '#community/access/access-log.ts'
import { inTransaction, type Migration, openDatabase } from '#store/sqlite/open.ts'
import { lineAt, readHeader, readJson, textOf } from './chain-line.ts'
import { type EntryRow, entryOf, type Line, rowOf, tellsOf, told } from './entry-row.ts'
import type { IndexRows } from './index-check.ts'
import { listLogFiles } from './log-files.ts'

export const INDEX_FILE = 'index.sqlite'
/** So many lines are entered before others have a turn. */
const AT_ONCE = 2_000
/** The last of them lets nobody in between, so that it ends on a busy station too. */
const MOST_PASSES = 5

const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'who looked at what',
    sql: `
      CREATE TABLE access_entry (
        n         INTEGER PRIMARY KEY,
        at_90k    INTEGER NOT NULL,
        until_90k INTEGER NOT NULL,
        open      INTEGER NOT NULL,
        verb      TEXT    NOT NULL,
        who       TEXT    NOT NULL,
        refused   TEXT    NOT NULL,
        purpose   TEXT    NOT NULL,
        case_no   TEXT    NOT NULL,
        entry     TEXT    NOT NULL
      ) STRICT;
      CREATE INDEX access_entry_until ON access_entry (until_90k);
      CREATE INDEX access_entry_who ON access_entry (who, n);
      CREATE INDEX access_entry_open ON access_entry (n) WHERE open = 1;

      CREATE TABLE access_camera (
        n      INTEGER NOT NULL,
        camera TEXT    NOT NULL,
        PRIMARY KEY (n, camera)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX access_camera_camera ON access_camera (camera, n);

      -- The newest line that the rows tell of.
      CREATE TABLE access_indexed (
        id    INTEGER PRIMARY KEY CHECK (id = 1),
        chain TEXT    NOT NULL,
        n     INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 2,
    name: 'found at once by what was done, why, for which case, and whether it was refused',
    sql: `
      CREATE INDEX access_entry_verb ON access_entry (verb, n);
      CREATE INDEX access_entry_purpose ON access_entry (purpose, n) WHERE purpose <> '';
      CREATE INDEX access_entry_case ON access_entry (case_no, n) WHERE case_no <> '';
      CREATE INDEX access_entry_refused ON access_entry (n) WHERE refused <> '';
    `,
  },
]

export class LogIndex {
  readonly #db: DatabaseSync
  readonly #folder: string
  readonly #sql: Statements
  #upto = 0
  #giveUp = false

  constructor(folder: string) {
    this.#folder = folder
    this.#db = openOrMakeAnew(join(folder, INDEX_FILE))
    this.#sql = prepare(this.#db)
  }

  /**
   * Enters what the files hold and the index does not; another chain's rows are dropped first. `done` is called in the same turn as the last
   * file is read to its end: from then on lines are added as they are written.
   */
  async catchUp(chain: string, done: () => void): Promise<void> {
    const known = this.#db.prepare('SELECT chain, n FROM access_indexed').get()
    if (known?.chain !== chain) this.#forget(chain)
    this.#upto = known?.chain === chain ? Number(known.n) : 0
    for (let pass = 1; ; pass++) {
      let entered = 0
      for (const lines of this.#missing()) {
        this.add(lines)
        entered += lines.length
        if (pass < MOST_PASSES) await breathe()
        if (this.#giveUp) return
      }
      if (entered > 0 && pass < MOST_PASSES) continue
      return done()
    }
  }

  /** The station stops: what is missing is entered at the next start. */
  stopCatchingUp(): void {
    this.#giveUp = true
  }

  /** In their order; lines that are entered already are passed over. */
  add(lines: readonly Line[]): void {
    const fresh = lines.filter(line => Number(line.n) > this.#upto)
    const last = fresh.at(-1)
    if (last === undefined) return
    inTransaction(this.#db, () => {
      for (const line of fresh) this.#enter(line)
      this.#sql.indexed.run(Number(last.n))
    })
    this.#upto = Number(last.n)
  }

  *#missing(): Generator<readonly Line[]> {
    const files = listLogFiles(this.#folder)
    for (const [at, { name }] of files.entries())
      if ((files[at + 1]?.first ?? Number.POSITIVE_INFINITY) > this.#upto + 1)
        yield* linesOf(readFileSync(join(this.#folder, name)), this.#upto)
  }

  /** Looks whose end was never told. */
  open(): readonly Line[] {
    const rows = this.#db.prepare('SELECT entry FROM access_entry WHERE open = 1 ORDER BY n').all()
    return rows.map(row => JSON.parse(String(row.entry)) as Line)
  }

  find(search: AccessSearch): readonly AccessEntry[] {
    const { from, to, who, verb, camera, purpose, case: number, refused, before, most } = search
    // Only what is asked for stands in the question, so that it can be answered from the fitting index.
    const wanted: (readonly [condition: string, value: string | number | undefined])[] = [
      ['e.n < ?', before],
      ['until_90k >= ?', from],
      ['at_90k < ?', to],
      ['who = ?', who],
      ['verb = ?', verb],
      ['e.n IN (SELECT n FROM access_camera WHERE camera = ?)', camera],
      ["purpose = ? AND purpose <> ''", purpose],
      ["case_no = ? AND case_no <> ''", number],
      [refused === true ? "refused <> '' AND ?" : "refused = '' AND ?", refused === undefined ? undefined : 1],
    ]
    const asked = wanted.flatMap(([condition, value]) => (value === undefined ? [] : [{ condition, value }]))
    const where = asked.length === 0 ? '' : `WHERE ${asked.map(({ condition }) => condition).join(' AND ')}`
    const rows = this.#db
      .prepare(`SELECT e.* FROM access_entry e ${where} ORDER BY e.n DESC LIMIT ?`)
      .all(...asked.map(({ value }) => value), most)
    return rows.map(row => entryOf(row as unknown as EntryRow))
  }

  /** Rows of files that were removed for their age. */
  dropUpTo(n: number): void {
    inTransaction(this.#db, () => {
      this.#db.prepare('DELETE FROM access_entry WHERE n <= ?').run(n)
      this.#db.prepare('DELETE FROM access_camera WHERE n <= ?').run(n)
    })
  }

  close(): void {
    this.#db.close()
  }

  #enter(line: Line): void {
    const row = rowOf(line)
    const of = tellsOf(line)
    const before = of === undefined ? undefined : this.#row(of)
    if (before !== undefined) this.#put(told(before, line))
    if (row === undefined) return
    this.#put(row)
    for (const camera of row.cameras) this.#sql.camera.run(row.n, camera)
  }

  #row(n: number): EntryRow | undefined {
    const row = this.#sql.row.get(n)
    return row === undefined ? undefined : ({ ...row, cameras: [] } as unknown as EntryRow)
  }

  #put({ n, at_90k, until_90k, open, verb, who, refused, purpose, case_no, entry }: EntryRow): void {
    this.#sql.put.run(n, at_90k, until_90k, open, verb, who, refused, purpose, case_no, entry)
  }

  #forget(chain: string): void {
    inTransaction(this.#db, () => {
      this.#db.exec('DELETE FROM access_entry; DELETE FROM access_camera')
      this.#db.prepare('INSERT OR REPLACE INTO access_indexed (id, chain, n) VALUES (1, ?, 0)').run(chain)
    })
  }
}

type Statements = ReturnType<typeof prepare>

const prepare = (db: DatabaseSync) => ({
  row: db.prepare('SELECT * FROM access_entry WHERE n = ?'),
  put: db.prepare(
    `INSERT INTO access_entry (n, at_90k, until_90k, open, verb, who, refused, purpose, case_no, entry)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (n) DO UPDATE SET until_90k = excluded.until_90k, open = excluded.open, entry = excluded.entry`,
  ),
  camera: db.prepare('INSERT OR IGNORE INTO access_camera (n, camera) VALUES (?, ?)'),
  indexed: db.prepare('UPDATE access_indexed SET n = ? WHERE id = 1'),
})

/** An index that cannot be read is made anew from the log. */
const openOrMakeAnew = (file: string): DatabaseSync => {
  try {
    return openDatabase(file, migrations)
  } catch {
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
    return openDatabase(file, migrations)
  }
}

/** Lines behind number `upto`, some at a time. */
function* linesOf(bytes: Buffer, upto: number): Generator<readonly Line[]> {
  const header = readHeader(bytes)
  let lines: Line[] = []
  for (let line = lineAt(bytes, 0); line !== undefined; line = lineAt(bytes, line.next)) {
    const value = line.whole ? readJson(textOf(bytes, line)) : undefined
    if (value === undefined || !Number.isSafeInteger(value.n) || Number(value.n) <= upto) continue
    lines.push(value)
    if (lines.length < AT_ONCE) continue
    yield lines
    lines = []
  }
  if (header !== undefined && lines.length > 0) yield lines
}

/** Every row of an index by number, for the check; undefined where there is none that can be read. `close` it. */
export const readIndex = (folder: string): (IndexRows & { readonly close: () => void }) | undefined => {
  let db: DatabaseSync
  try {
    db = openDatabase(join(folder, INDEX_FILE), migrations, { readOnly: true })
  } catch {
    return undefined
  }
  db.exec('BEGIN')
  const upto = Number(db.prepare('SELECT n FROM access_indexed').get()?.n ?? 0)
  return { rows: rowsOf(db), upto, close: () => db.close() }
}

/** As arrays, in the order of the columns: a long log has millions of rows. */
function* rowsOf(db: DatabaseSync): Generator<EntryRow> {
  const inOrder = db.prepare('SELECT n, camera FROM access_camera ORDER BY n, camera')
  const rows = db.prepare(
    'SELECT n, at_90k, until_90k, open, verb, who, refused, purpose, case_no, entry FROM access_entry ORDER BY n',
  )
  for (const statement of [inOrder, rows]) statement.setReturnArrays(true)
  const cameras = inOrder.iterate() as unknown as Iterator<readonly [n: number, camera: string]>
  let camera = cameras.next()
  for (const columns of rows.iterate() as unknown as Iterable<Columns>) {
    const [n, at_90k, until_90k, open, verb, who, refused, purpose, case_no, entry] = columns
    const own: string[] = []
    for (; camera.done !== true && camera.value[0] <= n; camera = cameras.next())
      if (camera.value[0] === n) own.push(camera.value[1])
    yield { n, at_90k, until_90k, open, verb, who, refused, purpose, case_no, entry, cameras: own }
  }
}

type Columns = readonly [
  n: number,
  at_90k: number,
  until_90k: number,
  open: number,
  verb: string,
  who: string,
  refused: string,
  purpose: string,
  case_no: string,
  entry: string,
]
