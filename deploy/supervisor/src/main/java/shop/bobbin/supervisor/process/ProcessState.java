package shop.bobbin.supervisor.process;

/** The state of a supervised process. {@code STOPPED} is intended, {@code DOWN} is a crash or a failed start. */
public enum ProcessState {
    STARTING,
    UP,
    STOPPING,
    STOPPED,
    DOWN
}
