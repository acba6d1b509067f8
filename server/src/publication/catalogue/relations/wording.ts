import type { Wording } from '#platform/errors'

export const relationsWording: Wording = {
  'relations.target_unknown': '没有找到要关联的文件，请重新选择。',
  'relations.there_already': '这两份文件已经这样关联。',
  'relations.not_found': '没有找到这条关联，可能已被其他人员解除。',
  'relations.last_policy': '已发布的解读材料必须关联它所解读的文件：请先登记新的关联，再解除这一条。',
  'documents.held_interpretation':
    '这份文件需要解读：请先关联解读材料，或者登记解读计划（解读形式、责任人和发布日期），再发布。',
  'documents.interprets_nothing':
    '解读材料要关联它所解读的文件才能发布；解读上级文件的，请填写上级文件的名称和网址。',
}
