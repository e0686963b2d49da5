/** Kinds of entries whose words stay: keys, erasures and undos carry the history itself. */
const KEPT = new Set(["act_redo", "act_undo", "case_create", "device_enrol", "device_revoke", "file_erase", "payload_erase", "reviewer_add", "scale_define"]);

/** Whether what an entry of this kind says can be erased. */
export const isErasable = (kind: string): boolean => !KEPT.has(kind);
