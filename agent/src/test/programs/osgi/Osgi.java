package testprograms.osgi;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Starts bundles in an OSGi framework that delegates nothing to the boot class path but {@code
 * java.*}. Its arguments are a folder for the framework, and the bundles' files.
 */
public final class Osgi {
  private Osgi() {}

  public static void main(String[] args) throws Exception {
    Map<String, String> settings = new HashMap<String, String>();
    settings.put(Constants.FRAMEWORK_STORAGE, args[0]);
    settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    settings.put(Constants.FRAMEWORK_BOOTDELEGATION, "");
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(settings);
    framework.start();
    List<Bundle> bundles = new ArrayList<Bundle>();
    for (int i = 1; i < args.length; i++) {
      bundles.add(
          framework.getBundleContext().installBundle(new File(args[i]).toURI().toString()));
    }
    for (Bundle bundle : bundles) {
      bundle.start();
    }
  }
}
