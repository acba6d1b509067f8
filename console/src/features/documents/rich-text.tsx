import { TableKit } from '@tiptap/extension-table'
import { EditorContent, Extension, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { App, Button } from 'antd'
import { useRef } from 'react'
import { cleanPaste, isOffice } from './editor/clean-paste.ts'
import { Picture, storePicture } from './editor/picture.tsx'

/** A table beyond this belongs into a workbook: no reader scrolls through it, and no browser edits it. */
const MOST_ROWS = 500

/** The paragraph classes the portal knows: centred, to the right, signature. */
const Alignment = Extension.create({
  name: 'alignment',
  addGlobalAttributes() {
    return [
      {
        types: ['paragraph'],
        attributes: {
          class: {
            default: null,
            parseHTML: (element) => /^(?:center|right|signature)$/.exec(element.className)?.[0] ?? null,
          },
        },
      },
    ]
  },
})

/** The text of a document: headings, lists, tables, pictures; what is pasted from an office program comes out clean. */
export function RichText({
  value,
  onChange,
  label,
  document,
}: {
  value: string
  onChange: (html: string) => void
  label: string
  document?: string | undefined
}) {
  const { message, modal } = App.useApp()
  const chooser = useRef<HTMLInputElement>(null)
  const insertPictures = async (files: readonly File[]) => {
    for (const file of files) {
      try {
        editor
          ?.chain()
          .focus()
          .setImage({ src: await storePicture(file) })
          .run()
      } catch (error) {
        message.error(error instanceof Error ? error.message : '图片上传失败')
      }
    }
  }
  const insertPasted = async (html: string) => {
    const pasted = cleanPaste(html)
    if (pasted.rows > MOST_ROWS) {
      modal.warning({
        title: `粘贴的表格有 ${pasted.rows} 行，没有放入正文`,
        content: '请将表格保存为 Excel 文件，作为附件上传；正文中可以保留主要数据。',
      })
      return
    }
    let { html: clean } = pasted
    for (const [address] of [...clean.matchAll(/data:image\/(?:png|jpeg|jpg);base64,[A-Za-z0-9+/=]+/g)]) {
      const blob = await (await fetch(address)).blob()
      clean = clean.replace(address, await storePicture(new File([blob], '', { type: blob.type })))
    }
    editor?.chain().focus().insertContent(clean).run()
    if (pasted.lostPictures > 0)
      message.warning(`有 ${pasted.lostPictures} 张图片没有随文字带入，请用“插入图片”上传`)
  }
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ heading: { levels: [2, 3, 4] }, codeBlock: false, code: false }),
      TableKit,
      Alignment,
      Picture.configure({ document }),
    ],
    content: value,
    editorProps: {
      attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' },
      handlePaste(_view, event) {
        const html = event.clipboardData?.getData('text/html') ?? ''
        const pictures = [...(event.clipboardData?.files ?? [])].filter((file) =>
          /^image\/(?:png|jpeg)$/.test(file.type),
        )
        if (html === '' && pictures.length > 0) {
          void insertPictures(pictures)
          return true
        }
        if (!isOffice(html) && !html.includes('data:image') && !/<table/i.test(html)) return false
        void insertPasted(html)
        return true
      },
      handleDrop(_view, event) {
        const pictures = [...(event.dataTransfer?.files ?? [])].filter((file) =>
          /^image\/(?:png|jpeg)$/.test(file.type),
        )
        if (pictures.length === 0) return false
        void insertPictures(pictures)
        return true
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.getHTML()),
  })
  if (!editor) return null
  const act = (title: string, run: () => void) => (
    <Button size="small" key={title} onClick={run}>
      {title}
    </Button>
  )
  const align = (name: string | null) =>
    editor.chain().focus().updateAttributes('paragraph', { class: name }).run()
  return (
    <div className="editor">
      <div className="tools" role="toolbar" aria-label="正文格式">
        {act('标题', () => editor.chain().focus().toggleHeading({ level: 2 }).run())}
        {act('小标题', () => editor.chain().focus().toggleHeading({ level: 3 }).run())}
        {act('加粗', () => editor.chain().focus().toggleBold().run())}
        {act('编号', () => editor.chain().focus().toggleOrderedList().run())}
        {act('项目符号', () => editor.chain().focus().toggleBulletList().run())}
        {act('左对齐', () => align(null))}
        {act('居中', () => align('center'))}
        {act('落款', () => align('signature'))}
        {act('表格', () =>
          editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
        )}
        {editor.isActive('table')
          ? [
              act('加行', () => editor.chain().focus().addRowAfter().run()),
              act('加列', () => editor.chain().focus().addColumnAfter().run()),
              act('删行', () => editor.chain().focus().deleteRow().run()),
              act('删列', () => editor.chain().focus().deleteColumn().run()),
              act('合并或拆分', () => editor.chain().focus().mergeOrSplit().run()),
              act('删除表格', () => editor.chain().focus().deleteTable().run()),
            ]
          : null}
        {act('插入图片', () => chooser.current?.click())}
        {act('撤销', () => editor.chain().focus().undo().run())}
        {act('重做', () => editor.chain().focus().redo().run())}
      </div>
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg"
        aria-label="选择图片"
        style={{ display: 'none' }}
        onChange={(event) => {
          void insertPictures([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <EditorContent editor={editor} className="prose" />
    </div>
  )
}
