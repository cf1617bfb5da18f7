// Snapshots over HTTP, at the address that GetSnapshotUri tells (ONVIF Media §5.5.11): a JPEG, or why there is none just now.

import { type CameraId, cameraId, type StreamName } from '#base/ids.ts'
import type { Snapshot, SnapshotRefusal } from '#engine/viewing/snapshots.ts'

export const SNAPSHOTS = '/onvif/snapshot'
const RETRY_S = '2'

/** Undefined for any other address. */
export const readSnapshotPath = (
  url: string,
): { readonly camera: CameraId; readonly stream: StreamName } | undefined => {
  const [, camera = '', stream] = /^\/onvif\/snapshot\/([^/?#]{1,48})\/(main|sub)$/.exec(url) ?? []
  const id = cameraId(camera)
  return id.ok ? { camera: id.value, stream: stream as StreamName } : undefined
}

const sentences: Readonly<Record<SnapshotRefusal, string>> = {
  silent: 'Camera không gửi hình. The camera sends no picture.',
  busy: 'Quá nhiều nơi xin ảnh cùng lúc. Too many ask for pictures at once.',
  late: 'Giải mã quá lâu. Decoding took too long.',
  undecodable: 'Hình của camera không giải mã được. The camera’s picture cannot be decoded.',
  no_decoder: 'Trạm này không có bộ giải mã để làm ảnh JPEG. This station has no decoder to make a JPEG with.',
}

export const snapshotAnswer = (snapshot: Snapshot) =>
  snapshot.ok
    ? { status: 200, body: snapshot.value, headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' } }
    : {
        status: 503,
        body: `${sentences[snapshot.problem]}\n`,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': RETRY_S },
      }
