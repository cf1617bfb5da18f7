// Placeholders about the bundle: what it holds, who made it, by what it is recognised.

import { bundleMark } from '#contract/bundle-mark.ts'
import type { EvidenceFacts, SealedFacts } from '#papers/evidence-facts.ts'
import { personIn, place, type Texts, yes } from './placeholders.ts'
import { byteCount, hashGroups, length, longInstant, shortHash, span, thousands } from './wording.ts'

type Facts = EvidenceFacts

const sealed = (of: (manifest: SealedFacts, facts: Facts) => string) => (facts: Facts) =>
  facts.manifest === null ? '' : of(facts.manifest, facts)

/** Of each camera that has such files: from the beginning of the first to the end of the last. */
const segmentsBeyond = ({ items, segments = [] }: SealedFacts): string =>
  [...new Set(segments.map(({ camera }) => camera))]
    .flatMap(camera => {
      const own = segments.filter(one => one.camera === camera)
      const asked = items.filter(one => one.camera === camera).map(one => one.asked)
      const [from, to] = [own.map(one => one.from.at_90k), own.map(one => one.to.at_90k)]
      const [first, last] = [Math.min(...from), Math.max(...to)]
      const beyond =
        first < Math.min(...asked.map(one => one.from.at_90k)) || last > Math.max(...asked.map(one => one.to.at_90k))
      return beyond ? [`${items.find(one => one.camera === camera)?.name ?? camera}: ${span(first, last)}`] : []
    })
    .join('; ')

export const sealedPlaces: Texts<Facts> = {
  sealed: place(
    'có: gói dữ liệu đã lập',
    'set: the bundle is made',
    sealed(() => 'có'),
  ),
  bundle: place(
    'mã của gói dữ liệu',
    'id of the bundle',
    sealed(({ id }) => id),
  ),
  bundle_mark: place('dòng trong mã QR', 'the line in the QR code', sealed(bundleMark)),
  made_at: place(
    'lúc lập gói',
    'when the bundle was made',
    sealed(({ made }) => longInstant(made.at_90k)),
  ),
  started_at: place('lúc máy bắt đầu trích xuất', 'when the machine began', ({ extraction }) =>
    extraction.job?.since_90k === null || extraction.job === null ? '' : longInstant(extraction.job.since_90k),
  ),
  extracted_by: place(
    'người trích xuất',
    'who extracted',
    sealed(({ extraction }, facts) => personIn(facts, extraction.extracted_by)),
  ),
  content_sha256: place(
    'mã nội dung SHA-256, chia nhóm',
    'content hash in groups',
    sealed(one => hashGroups(one.content_sha256)),
  ),
  content_line: place(
    'mã nội dung SHA-256, một dòng',
    'content hash in one line',
    sealed(one => hashGroups(one.content_sha256).replace('\n', ' ')),
  ),
  content_short: place(
    'hai nhóm đầu của mã nội dung',
    'first two groups of it',
    sealed(one => shortHash(one.content_sha256)),
  ),
  foot_mark: place('mã nội dung cho chân trang', 'content hash for the foot', facts =>
    facts.manifest === null
      ? `hồ sơ trích xuất số ${facts.extraction.number}`
      : `Gói ${facts.manifest.id} · Mã nội dung ${shortHash(facts.manifest.content_sha256)}…`,
  ),
  manifest_sha256: place('SHA-256 của manifest.json', 'SHA-256 of manifest.json', ({ manifest, extraction }) =>
    hashGroups(manifest?.manifest_sha256 ?? extraction.bundle?.manifest_sha256 ?? ''),
  ),
  file_count: place(
    'số tệp',
    'how many files',
    sealed(({ files }) => thousands(files.length)),
  ),
  total_bytes: place(
    'tổng dung lượng',
    'bytes of all files',
    sealed(({ files }) => byteCount(files.reduce((sum, { bytes }) => sum + bytes, 0))),
  ),
  recorded_total: place(
    'tổng thời lượng thu được',
    'how long the footage is',
    sealed(({ items }) => length(items.reduce((sum, one) => sum + one.recorded_ms, 0) * 90)),
  ),
  gap_count: place(
    'số khoảng trống',
    'how many gaps',
    sealed(({ items }) => String(items.reduce((sum, { gaps }) => sum + gaps.length, 0))),
  ),
  original: place(
    'có: trong gói có hình gốc',
    'set: originals are in it',
    sealed(({ files }) => yes(files.some(({ kind }) => kind === 'video'))),
  ),
  redacted: place(
    'có: trong gói có bản đã che mờ',
    'set: redacted copies are in it',
    sealed(({ files }) => yes(files.some(({ kind }) => kind === 'redacted'))),
  ),
  viewing_copy: place(
    'có: trong gói có bản xem',
    'set: a viewing copy is in it',
    sealed(({ files }) => yes(files.some(({ kind }) => kind === 'viewing_copy'))),
  ),
  segments: place(
    'có: trong gói có tệp lưu trữ nguyên trạng',
    'set: files of the archive are in it',
    sealed(({ files }) => yes(files.some(({ kind }) => kind === 'segment'))),
  ),
  segments_beyond: place(
    'tệp lưu trữ nguyên trạng nào dài hơn khoảng đề nghị: camera, từ – đến',
    'which files of the archive reach beyond what was asked: camera, from – to',
    sealed(segmentsBeyond),
  ),
  masked: place(
    'có: camera có vùng che khi xem',
    'set: some camera has masks for viewers',
    sealed(({ items }) => yes(items.some(one => one.masked))),
  ),
  recovered: place(
    'có: một phần được bù về sau',
    'set: part of it was brought in later',
    sealed(({ items }) => yes(items.some(one => one.recovered_ms > 0))),
  ),
  time_stamped: place('có: đã có dấu thời gian', 'set: a time stamp is in it', ({ extraction }) =>
    yes(extraction.bundle?.time_stamped === true),
  ),
  removed: place('có: bản ở trạm đã xóa', 'set: the station’s copy is removed', ({ extraction }) =>
    yes(extraction.bundle?.whole === false),
  ),
  station: place(
    'tên trạm',
    'name of the station',
    sealed(one => one.station.name),
  ),
  station_unit: place(
    'đơn vị của trạm',
    'its unit',
    sealed(one => one.station.unit),
  ),
  station_id: place(
    'mã trạm',
    'its id',
    sealed(one => one.station.id),
  ),
  station_host: place(
    'máy chủ của trạm',
    'its machine',
    sealed(one => one.station.host),
  ),
  station_key: place(
    'dấu vân tay khóa của trạm',
    'fingerprint of its key',
    sealed(one => one.station.fingerprint),
  ),
  program: place(
    'phần mềm và phiên bản',
    'program and version',
    sealed(one => one.program),
  ),
  files_short: place(
    'có: ít tệp, kê ngay trong thân',
    'set: few files, for a list in the body',
    sealed(({ files }) => yes(files.length <= FEW_FILES)),
  ),
  files_long: place(
    'có: nhiều tệp, kê ở phụ lục',
    'set: many files, for an annex',
    sealed(({ files }) => yes(files.length > FEW_FILES)),
  ),
}

/** So many lines stand in the body of a paper; more go behind the signatures. */
const FEW_FILES = 14
