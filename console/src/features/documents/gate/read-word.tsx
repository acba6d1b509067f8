import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Upload } from 'antd'
import { api, base64Of } from '../../../lib/api.ts'

/** Takes the text of a Word file into the editor, in place of what stands there. */
export function ReadWord({ onRead }: { onRead: (html: string) => void }) {
  const { message } = App.useApp()
  const read = useMutation({
    mutationFn: async (file: File) =>
      api.post<{ html: string; pictures: number; leftOut: number }>('/documents/read-word', {
        name: file.name,
        base64: await base64Of(file),
      }),
    onSuccess({ html, pictures, leftOut }) {
      onRead(html)
      message.success(
        [
          '已读入正文，请核对标题层级、编号和表格',
          ...(pictures > 0 ? [`${pictures} 张图片须填写图片说明`] : []),
          ...(leftOut > 0 ? [`${leftOut} 张图片的格式网页不能显示，没有带入`] : []),
        ].join('；'),
      )
    },
  })
  return (
    <div style={{ marginBottom: 8 }}>
      <Upload
        accept=".docx"
        showUploadList={false}
        beforeUpload={(file) => {
          read.mutate(file)
          return false
        }}
      >
        <Button loading={read.isPending}>从 Word 文档读入正文</Button>
      </Upload>
      {read.isError ? (
        <Alert type="error" showIcon title={read.error.message} style={{ marginTop: 8 }} />
      ) : null}
    </div>
  )
}
