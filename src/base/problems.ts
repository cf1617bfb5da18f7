// Problems: the world failed. Each has a code that never changes, a kind that decides the HTTP status, data that says where,
// and a sentence for a neighbour in Vietnamese and English, kept by capability in problem-words/. `reference/problems.md` lists them
// all and is checked against this table.

import { accessLogProblems } from './problem-words/access-log.ts'
import { addingProblems } from './problem-words/adding.ts'
import { bundleProblems } from './problem-words/bundles.ts'
import { cameraProblems } from './problem-words/cameras.ts'
import { controlRoomProblems } from './problem-words/control-room.ts'
import type { Described, ProblemKind } from './problem-words/described.ts'
import { evidenceProblems } from './problem-words/evidence.ts'
import { hardeningProblems } from './problem-words/hardening.ts'
import { noticeProblems } from './problem-words/notice-and-rights.ts'
import { peopleProblems } from './problem-words/people.ts'
import { privacyProblems } from './problem-words/privacy.ts'
import { recordingProblems } from './problem-words/recording.ts'
import { redactionProblems } from './problem-words/redactions.ts'
import { rulesProblems } from './problem-words/rules.ts'
import { signingInProblems } from './problem-words/signing-in.ts'
import { stationProblems } from './problem-words/station.ts'
import { trailProblems } from './problem-words/trails.ts'

export type { ProblemKind }

export const problems = {
  invalid_request: {
    kind: 'invalid',
    vi: 'Yêu cầu có chỗ chưa đúng. Hãy xem lại các ô đã điền.',
    en: 'The request is not right. Check the fields.',
  },
  no_such_page: {
    kind: 'missing',
    vi: 'Không có trang hoặc mục này.',
    en: 'There is no such page or item.',
  },
  ...signingInProblems,
  ...peopleProblems,
  ...accessLogProblems,
  ...cameraProblems,
  ...addingProblems,
  ...recordingProblems,
  ...rulesProblems,
  ...privacyProblems,
  ...controlRoomProblems,
  ...noticeProblems,
  ...trailProblems,
  ...evidenceProblems,
  ...redactionProblems,
  ...bundleProblems,
  ...stationProblems,
  ...hardeningProblems,
  bad_command: {
    kind: 'invalid',
    vi: 'Lệnh hoặc tùy chọn không đúng. Hãy thêm --help để xem cách dùng.',
    en: 'The command or an option is not right. Add --help to see how it is used.',
  },
  bad_time: {
    kind: 'invalid',
    vi: 'Thời điểm không đọc được. Ví dụ: "22:15", "22h15 hôm qua", "05/06/2026 18:16", -10m, now.',
    en: 'The time cannot be read. Examples: "22:15", "yesterday 22:15", "05/06/2026 18:16", -10m, now.',
  },
  file_exists: {
    kind: 'conflict',
    vi: 'Tệp này đã có. Hãy chọn tên khác, hoặc thêm --force để ghi đè.',
    en: 'This file exists already. Choose another name, or add --force to overwrite it.',
  },
  file_unwritable: {
    kind: 'unavailable',
    vi: 'Không ghi được tệp. Hãy kiểm tra thư mục có tồn tại, còn chỗ trống và cho phép ghi.',
    en: 'The file cannot be written. Check that its folder exists, has room and may be written to.',
  },
  bug: {
    kind: 'bug',
    vi: 'Chương trình gặp lỗi ngoài dự kiến. Việc ghi hình không bị ảnh hưởng.',
    en: 'The program met an unexpected error. Recording is not affected.',
  },
} as const satisfies Record<string, Described>

export type ProblemCode = keyof typeof problems

/** Which camera, file or byte a problem is about: plain data, never a secret. */
export type Where = Readonly<Record<string, string | number | boolean>>

export class Problem extends Error {
  readonly code: ProblemCode
  readonly where: Where

  constructor(code: ProblemCode, where: Where = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(where)}`, options)
    this.name = 'Problem'
    this.code = code
    this.where = where
  }

  get kind(): ProblemKind {
    return problems[this.code].kind
  }
}
