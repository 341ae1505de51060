package testservers.grpc;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import testservers.console.Console;

/** gRPC on the transport that is in the class path, and one in the process. */
public final class GrpcServer {
  private GrpcServer() {}

  public static void main(String[] args) throws IOException {
    Behaviours behaviours = new Behaviours();
    InProcessServerBuilder.forName("inside").addService(behaviours.service()).build().start();
    behaviours.callsGoTo(InProcessChannelBuilder.forName("inside").build());
    ServerBuilder<?> builder =
        ServerBuilder.forPort(0)
            .maxInboundMessageSize(65536)
            .addService(ServerInterceptors.intercept(behaviours.service(), new Gate()));
    if (Boolean.parseBoolean(args[0])) {
      builder.directExecutor();
    }
    Server server = builder.build().start();
    Console.serveOn(server.getPort());
  }
}
