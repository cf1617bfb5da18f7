// RTSP servers that are not ours, each playing one MP4 file: GStreamer's gst-rtsp-server, VLC's, and ffmpeg's RTP behind a thin
// RTSP door (ffmpeg 5 can push to a server and can be pushed to, but serves no PLAY of its own).

import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort, type Workplace } from '#bench/workplace.ts'
import { openRtspDoor, type RtspDoor } from './rtsp-door.ts'

const PATH = '/gate'

const gstreamer = `
import sys, gi
gi.require_version('Gst', '1.0'); gi.require_version('GstRtspServer', '1.0')
from gi.repository import Gst, GstRtspServer, GLib
Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address('127.0.0.1'); server.set_service('0')
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch('( filesrc location=%s ! qtdemux ! %s )' % (sys.argv[1], sys.argv[2]))
factory.set_shared(True)
server.get_mount_points().add_factory('${PATH}', factory)
server.attach(None)
print('port', server.get_bound_port(), flush=True)
GLib.MainLoop().run()
`
const gstreamerProbe = gstreamer.slice(0, gstreamer.indexOf('server =')).replace('import sys, gi', 'import gi')

/** Debian's own Python carries Debian's GStreamer; another one first on PATH does not. */
const python = ['/usr/bin/python3', 'python3'].find(one => works(one, ['-c', gstreamerProbe]))

export const withoutGstreamer =
  python === undefined
    ? 'thiếu gst-rtsp-server (on Debian: apt install python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-good gstreamer1.0-plugins-bad)'
    : false

const payloaders = {
  h264: 'h264parse config-interval=-1 ! rtph264pay name=pay0 pt=96',
  h265: 'h265parse config-interval=-1 ! rtph265pay name=pay0 pt=96',
  mjpeg: 'jpegparse ! rtpjpegpay name=pay0',
} as const

export const startGstreamer = async (
  place: Workplace,
  file: string,
  codec: keyof typeof payloaders = 'h264',
): Promise<string> => {
  const running = place.start(python!, ['-c', gstreamer, file, payloaders[codec]])
  const [, port] = await running.says(/port (\d+)/, 20_000)
  return `rtsp://127.0.0.1:${port}${PATH}`
}

const asNobody = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []
// VLC refuses to run as root.
export const withoutVlc = !works('cvlc', ['--version'], asNobody)
  ? 'thiếu VLC (on Debian: apt install vlc-bin vlc-plugin-base)'
  : false

export const startVlc = async (place: Workplace, file: string): Promise<string> => {
  const port = await freePort()
  const url = `rtsp://127.0.0.1:${port}${PATH}`
  const open = `/tmp/matthan-vlc-${process.pid}.mp4` // where another user may read it
  copyFileSync(file, open)
  place.keep(open)
  const [program = 'cvlc', ...before] = [...asNobody, 'cvlc']
  place.start(program, [...before, '--loop', open, '--sout', `#rtp{sdp=${url}}`])
  return url
}

export const withoutFfmpeg = works('ffmpeg', ['-version']) ? false : 'thiếu ffmpeg (on Debian: apt install ffmpeg)'

/** ffmpeg's own packets, sequence numbers, session description and RTCP, handed on untouched. */
export const startFfmpeg = async (place: Workplace, file: string): Promise<{ url: string; door: RtspDoor }> => {
  const sdp = join(place.folder, 'ffmpeg.sdp')
  const door = await openRtspDoor(() => readFileSync(sdp, 'utf8'))
  const target = `rtp://127.0.0.1:${door.rtp_port}?pkt_size=1316`
  place.start('ffmpeg', [
    '-nostdin',
    '-re',
    '-stream_loop',
    '-1',
    '-i',
    file,
    '-map',
    '0:v',
    '-c',
    'copy',
    '-f',
    'rtp',
    '-sdp_file',
    sdp,
    target,
  ])
  const until = Date.now() + 15_000
  while (!existsSync(sdp) || readFileSync(sdp, 'utf8') === '') {
    if (Date.now() > until) throw new Error('ffmpeg wrote no session description')
    await wait(50)
  }
  return { url: `rtsp://127.0.0.1:${door.port}${PATH}`, door }
}

function works(program: string, args: readonly string[], before: readonly string[] = []): boolean {
  const [command = program, ...rest] = [...before, program, ...args]
  return spawnSync(command, rest, { timeout: 15_000, stdio: 'ignore' }).status === 0
}
