import type { AppProcessState, InstanceResponse } from "../../../generated/altinn3/app/v8/schemas.gen.js";
import { now } from "./store.js";

/** The tasks of the apps' process, in order, with the action that ends each. */
const tasks = [
  { elementId: "Task_1", altinnTaskType: "data", name: "Utfylling", action: "write" },
  { elementId: "Task_2", altinnTaskType: "confirmation", name: "Bekreftelse", action: "confirm" },
] as const;

/** The task an instance is at, and how to end it. */
export function taskOf({ process }: InstanceResponse): (typeof tasks)[number] | undefined {
  return tasks.find(({ elementId }) => elementId === process.currentTask?.elementId);
}

/** Moves an instance to its next task; after the last one it ends and is archived. */
export function moveOn(instance: InstanceResponse): void {
  const { process, status } = instance;
  const next = tasks[tasks.findIndex(({ elementId }) => elementId === process.currentTask?.elementId) + 1];
  if (next) {
    const { action: _, ...task } = next;
    process.currentTask = { ...task, started: now, flow: (process.currentTask?.flow ?? 0) + 1 };
  } else {
    Object.assign(process, { currentTask: null, ended: now, endEvent: "EndEvent_1" });
    Object.assign(status, { isArchived: true, archived: now });
  }
}

/** Where an instance is, as an app tells it: with what its caller may do there. */
export function processState(instance: InstanceResponse): AppProcessState {
  const { currentTask, ...process } = instance.process;
  const task = taskOf(instance);
  const actions = task && { read: true, [task.action]: true };
  return {
    ...process,
    currentTask: task && actions ? { ...currentTask, actions, read: true, write: task.action === "write" } : null,
    processTasks: tasks.map(({ elementId, altinnTaskType }) => ({ elementId, altinnTaskType, elementType: "Task" })),
  };
}
