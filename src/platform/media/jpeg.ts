import type { Header } from './header.ts'
import type { Refusal } from './refusal.ts'

const START_OF_SCAN = 0xda
const END = 0xd9
/** Ten are usual; each makes the decoder pass over the whole picture again. */
const MOST_SCANS = 100

type Frame = { width: number; height: number; kind: number; components: number; samples: number }

/** Walks the segments of a JPEG (ITU T.81, annex B) to its end, which must be there. What follows is left behind. */
export function readJpeg(file: Buffer): Header | Refusal {
  let at = 2
  let scans = 0
  let inOneScan = true
  let frame: Frame | undefined
  while (at + 4 <= file.length || file[at + 1] === END) {
    const marker = file[at + 1] ?? 0
    if (file[at] !== 0xff) return 'damaged'
    if (marker === END) return frame && scans > 0 ? weigh(frame, inOneScan) : 'damaged'
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker)) {
      frame = readFrame(file, at)
      if (!frame) return 'damaged'
    }
    if (marker === START_OF_SCAN) {
      scans += 1
      inOneScan &&= file[at + 4] === frame?.components
      if (scans > MOST_SCANS) return 'too-heavy'
    }
    at += 2 + file.readUInt16BE(at + 2)
    if (marker === START_OF_SCAN) at = afterScan(file, at)
  }
  return 'damaged'
}

/** SOF0 to SOF15, without the tables that lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function readFrame(file: Buffer, at: number): Frame | undefined {
  const components = file[at + 9] ?? 0
  if (components === 0 || at + 10 + components * 3 > file.length) return undefined
  const factors = Array.from({ length: components }, (_, nth) => file[at + 11 + nth * 3] ?? 0)
  const areas = factors.map((factor) => (factor >> 4) * (factor & 15))
  const most = Math.max(...areas, 1)
  return {
    kind: file[at + 1] ?? 0,
    height: file.readUInt16BE(at + 5),
    width: file.readUInt16BE(at + 7),
    components,
    samples: areas.reduce((sum, area) => sum + area, 0) / most,
  }
}

/** To the next marker that is neither a stuffed byte nor a restart. */
function afterScan(file: Buffer, start: number): number {
  let at = file.indexOf(0xff, start)
  while (at !== -1) {
    const next = file[at + 1] ?? END
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at = file.indexOf(0xff, at + 1)
  }
  return file.length
}

/** What comes in more than one scan is held whole, two bytes a coefficient, until the last. */
function weigh({ kind, width, height, samples }: Frame, inOneScan: boolean): Header {
  const isStreamed = kind <= 0xc1 && inOneScan
  return { width, height, frames: 1, weight: width * height * (isStreamed ? 1 : 2.3 * samples) }
}
