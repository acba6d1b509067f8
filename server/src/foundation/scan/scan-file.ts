import type { Finding } from './contract.ts'
import { judgeReading } from './judge.ts'
import { readFile } from './read-file.ts'
import { UnsafeFile } from './segment.ts'
import type { Word } from './words.ts'

/** What a file holds that keeps it from being published, hidden parts included. */
export async function scanFile(
  file: { id: string; name: string; content: Uint8Array },
  words: readonly Word[] = [],
): Promise<Finding[]> {
  try {
    return judgeReading(await readFile(file.name, file.content), words, file.id, file.name)
  } catch (error) {
    if (!(error instanceof UnsafeFile)) throw error
    return [{ ...unsafe[error.why], place: `附件《${file.name}》`, fileId: file.id }]
  }
}

const unsafe: Readonly<Record<UnsafeFile['why'], Pick<Finding, 'kind' | 'level' | 'excerpt' | 'advice'>>> = {
  bomb: {
    kind: 'unread',
    level: 'stop',
    excerpt: '解压后的大小异常',
    advice: '文件可能被做过手脚，请用原始软件重新保存后上传',
  },
  broken: {
    kind: 'unread',
    level: 'stop',
    excerpt: '文件已损坏，或者内容与扩展名不符',
    advice: '请用原始软件打开并另存后重新上传',
  },
  encrypted: {
    kind: 'unread',
    level: 'stop',
    excerpt: '文件设有打开密码',
    advice: '公众打不开，也无法检查，请取消密码后重新上传',
  },
  macro: {
    kind: 'macro',
    level: 'stop',
    excerpt: '含有宏程序',
    advice: '请另存为不含宏的文件后重新上传',
  },
}
